/**
 * Chromium's switches that main sets itself: a second layer under the handlers of offline.ts, where the first is a
 * machine without a network.
 */
export const SWITCHES: readonly (readonly [name: string, value: string])[] = [
  // `^NOTFOUND`: the older `~NOTFOUND` is by now taken for a host's name, whose lookup opens a UDP socket (seen in 156).
  ['host-resolver-rules', 'MAP * ^NOTFOUND'],
  [
    'disable-features',
    [
      'WebRtcHideLocalIpsWithMdns',
      'DnsOverHttps',
      'AsyncDns',
      'MediaRouter',
      // Compiled shaders on a disk; models fetched about pages; the desktop's media keys, told what plays here.
      'GpuPersistentCache',
      'OptimizationHints',
      'HardwareMediaKeyHandling',
    ].join(','),
  ],
  ['disable-background-networking', ''],
  ['dns-prefetch-disable', ''],
  ['no-pings', ''],
];
