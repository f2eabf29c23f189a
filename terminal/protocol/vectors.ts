/**
 * Fixed keys and the bytes they must give, computed with OpenSSL apart from this code. Both sides of the wire are
 * tested against them, and so may any vendor's terminal be.
 */
export const VECTORS = {
  terminal: "10000017",
  session: 42,
  trace: 17,
  terminalKey: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
  salt: "8PHy8_T19vf4-fr7_P3-_w",
  macKeyHex: "fb59a6972360a51cc1d41bd06f5c1424ff366da9c1cdfb4f03d7c8c9ab0de7dc",
  pinKeyHex: "6f75e7694a703c39ca45278afb1449f56aee194225730cdf060fa77797198f72",
  request: {
    sentAt: "2026-11-22T09:30:00.000Z",
    nonce: "EBESExQVFhcYGRobHB0eHw",
    body: '{"v":1,"op":"spend","trace":17,"txnId":"ICEiIyQlJicoKSorLC0uLw","data":{"operator":"01","card":{"no":"6217001234567890"},"amount":3650,"pin":"oKGio6Slpqeoqaqr5IoLzu7RV477Iph1mG-WjoiUl1M4DjdKq_h57UXEYjo","note":"龙井"}}',
    bodySha256Hex: "a40dcb9eb23fc9cfa5d4b0395f9bbee99844e4c4c83c7bfa74fd17c17a39025c",
    mac: "295d5b544ba13886721a63aadce38bbb4195ea10145e64026380229666a678da",
  },
  reply: {
    status: 200,
    body: '{"v":1,"code":"000","text":{"zh":"已办理。","en":"Done."},"final":true,"retry":false,"time":"2026-11-22T09:30:00.123Z","data":{}}',
    bodySha256Hex: "b0e85962e02b18804f60176d2e6f850bcf1946b9aa0108f708670f3855bd2c24",
    mac: "1e0c74c2d153c491fcd098a00de13ecf80318da3856266c40da7fba317b0ecd3",
  },
  /** the secrets of session 42, trace 17 with this GCM nonce and this random fill */
  secretNonceHex: "a0a1a2a3a4a5a6a7a8a9aaab",
  secretFillHex: "c0c1c2c3c4c5c6c7c8c9cacbcccdcecf",
  secrets: [
    {
      field: "pin",
      subject: "6217001234567890",
      digits: "246810",
      wire: "oKGio6Slpqeoqaqr5IoLzu7RV477Iph1mG-WjoiUl1M4DjdKq_h57UXEYjo",
    },
    {
      field: "supervisor.password",
      subject: "00",
      digits: "123456789012",
      wire: "oKGio6Slpqeoqaqr7okNy-LVUXkC2WuAb2mQhPAkW2lSiF_KH2FCcnsqIAc",
    },
    {
      field: "rechargePassword",
      subject: "-",
      digits: "111111",
      wire: "oKGio6Slpqeoqaqr5IkOyefRVo77Iph1mG-Wjs3YAJakYTMiLSRt7NYGnS0",
    },
  ],
  activation: {
    code: "ABCDEFGHIJKLMNOPQRSTUVWX23",
    keyHex: "0f46043ca987a18de632969b3f16ddffe0a532dac1ba0055a0ac7feb29a3e0f1",
    sentAt: "2026-11-22T09:30:00.000Z",
    nonce: "EBESExQVFhcYGRobHB0eHw",
    body: '{"v":1,"op":"terminal.activate","data":{"handle":"ABCDEF"}}',
    mac: "7201af0522b6d7430f752c355d580628c241aa976b56d99dde9eb55d050000c1",
  },
} as const;
