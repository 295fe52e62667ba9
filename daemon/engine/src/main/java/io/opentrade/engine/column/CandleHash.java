package io.opentrade.engine.column;

import io.opentrade.engine.domain.Timeframe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The content hash of a candle series: SHA-256 over the hashes of fixed windows of time, so that a
/// store keeps one hash a chunk and need not read a chunk that did not change. A window is 8,192
/// timeframes long and begins at a multiple of that since the epoch; windows without bars are left
/// out. The hash does not depend on how the bars were imported, only on what they are.
public final class CandleHash {
  /// Bars in a full window.
  public static final int WINDOW_BARS = 8192;

  private static final String MARK = "opentrade candles 1";

  private CandleHash() {}

  /// The hash of one window.
  ///
  /// @param window start of the window, milliseconds since the epoch
  /// @param bars number of bars in it, at least one
  /// @param hash SHA-256, 64 lower-case hexadecimal digits
  public record ChunkHash(long window, int bars, String hash) {
    public ChunkHash {
      if (bars < 1 || hash.length() != 64) {
        throw new IllegalArgumentException("a chunk has at least one bar and a SHA-256");
      }
    }
  }

  /// The start of the window that holds a bar, milliseconds since the epoch.
  public static long window(Timeframe timeframe, long time) {
    long length = WINDOW_BARS * timeframe.millis();
    return Math.floorDiv(time, length) * length;
  }

  /// The hash of a whole series: 64 lower-case hexadecimal digits.
  public static String of(Candles candles) {
    List<ChunkHash> chunks = new ArrayList<>();
    for (Candles slice : windows(candles)) {
      chunks.add(chunk(slice));
    }
    return combine(chunks);
  }

  /// The series cut at the borders of windows; no part is empty.
  public static List<Candles> windows(Candles candles) {
    List<Candles> parts = new ArrayList<>();
    long length = WINDOW_BARS * candles.timeframe().millis();
    for (int from = 0; from < candles.size(); ) {
      long end = window(candles.timeframe(), candles.time()[from]) + length;
      int to = candles.indexAtOrAfter(end);
      parts.add(candles.slice(from, to));
      from = to;
    }
    return parts;
  }

  /// The hash of all bars of one window.
  ///
  /// @throws IllegalArgumentException where the slice is empty or reaches over a window's border
  public static ChunkHash chunk(Candles slice) {
    int bars = slice.size();
    if (bars == 0) {
      throw new IllegalArgumentException("a chunk without bars has no hash");
    }
    long window = window(slice.timeframe(), slice.time()[0]);
    if (window(slice.timeframe(), slice.time()[bars - 1]) != window) {
      throw new IllegalArgumentException("a chunk must not reach over the border of its window");
    }
    ByteBuffer bytes = ByteBuffer.allocate(16 + 48 * bars);
    bytes.putLong(slice.timeframe().millis()).putLong(bars);
    for (int bar = 0; bar < bars; bar++) {
      bytes.putLong(slice.time()[bar]);
      put(bytes, slice.open()[bar]);
      put(bytes, slice.high()[bar]);
      put(bytes, slice.low()[bar]);
      put(bytes, slice.close()[bar]);
      put(bytes, slice.volume()[bar]);
    }
    MessageDigest digest = sha256();
    digest.update(bytes.flip());
    return new ChunkHash(window, bars, HexFormat.of().formatHex(digest.digest()));
  }

  /// The hash of a series from those of its windows, in order of time.
  ///
  /// @throws IllegalArgumentException where the windows are not in rising order
  public static String combine(List<ChunkHash> chunks) {
    MessageDigest digest = sha256();
    digest.update(MARK.getBytes(StandardCharsets.US_ASCII));
    long before = Long.MIN_VALUE;
    for (ChunkHash chunk : chunks) {
      if (chunk.window() <= before) {
        throw new IllegalArgumentException("chunks must be in order of time");
      }
      before = chunk.window();
      digest.update(ByteBuffer.allocate(16).putLong(before).putLong(chunk.bars()).flip());
      digest.update(HexFormat.of().parseHex(chunk.hash()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Adding zero makes the two zeros one; `doubleToLongBits` makes all NaNs one.
  private static void put(ByteBuffer bytes, double value) {
    bytes.putLong(Double.doubleToLongBits(value + 0.0));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
