/** The parts of WebUSB and Web Serial that are used here; the compiler's own DOM types have neither. */

type UsbEndpoint = {
  readonly endpointNumber: number;
  readonly direction: "in" | "out";
  readonly type: string;
};
type UsbAlternate = { readonly interfaceClass: number; readonly endpoints: readonly UsbEndpoint[] };
type UsbInterface = { readonly interfaceNumber: number; readonly alternates: readonly UsbAlternate[] };
type UsbConfiguration = { readonly configurationValue: number; readonly interfaces: readonly UsbInterface[] };

interface UsbPort {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | null | undefined;
  readonly productName?: string | null | undefined;
  readonly configurations: readonly UsbConfiguration[];
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  transferOut(endpoint: number, data: BufferSource): Promise<{ readonly status: string }>;
  controlTransferIn(
    setup: {
      readonly requestType: "class";
      readonly recipient: "interface";
      readonly request: number;
      readonly value: number;
      readonly index: number;
    },
    length: number,
  ): Promise<{ readonly data?: DataView | null | undefined }>;
}

interface SerialLine {
  readonly readable: ReadableStream<Uint8Array> | null;
  readonly writable: WritableStream<Uint8Array> | null;
  getInfo(): { readonly usbVendorId?: number | undefined; readonly usbProductId?: number | undefined };
  open(options: { readonly baudRate: number }): Promise<void>;
  close(): Promise<void>;
}

interface Navigator {
  readonly usb?: {
    getDevices(): Promise<UsbPort[]>;
    requestDevice(options: { readonly filters: readonly { readonly classCode: number }[] }): Promise<UsbPort>;
  };
  readonly serial?: {
    getPorts(): Promise<SerialLine[]>;
    requestPort(): Promise<SerialLine>;
  };
}
