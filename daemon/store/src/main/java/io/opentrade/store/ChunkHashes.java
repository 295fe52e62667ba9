package io.opentrade.store;

import io.opentrade.engine.column.Candles;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The hashes of chunks and of the series they make up.
final class ChunkHashes {
  static final int BARS = 8192;

  private ChunkHashes() {}

  static long position(long time, long timeframe) {
    return Math.floorDiv(time, BARS * timeframe);
  }

  static String chunk(Candles bars) {
    return HexFormat.of().formatHex(sha256(ChunkCodec.encode(bars)));
  }

  static String series(List<String> chunks) {
    ByteBuffer all = ByteBuffer.allocate(chunks.size() * 32);
    chunks.forEach(hash -> all.put(HexFormat.of().parseHex(hash)));
    return HexFormat.of().formatHex(sha256(all.array()));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
