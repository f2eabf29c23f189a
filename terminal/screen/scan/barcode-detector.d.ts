/** The Shape Detection API, where a browser has it; the compiler's own DOM types do not. */
interface BarcodeDetectorApi {
  new (options: {
    readonly formats: readonly string[];
  }): {
    detect(
      source: HTMLVideoElement,
    ): Promise<readonly { readonly rawValue: string; readonly format: string }[]>;
  };
  getSupportedFormats(): Promise<readonly string[]>;
}

interface Window {
  readonly BarcodeDetector?: BarcodeDetectorApi;
}

interface MediaTrackCapabilities {
  readonly torch?: boolean;
}

interface MediaTrackConstraintSet {
  readonly torch?: boolean;
}
