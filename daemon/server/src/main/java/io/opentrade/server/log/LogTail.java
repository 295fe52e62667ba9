package io.opentrade.server.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads the newest lines of a rotating log without reading all of it.
public final class LogTail {
  private static final int BLOCK = 64 * 1024;

  private final Path path;
  private final int files;

  /// @param files as given to the `RotatingFile`
  public LogTail(Path path, int files) {
    this.path = path;
    this.files = files;
  }

  /// The last lines, the oldest of them first.
  ///
  /// @param most how many
  public List<String> last(int most) throws IOException {
    Deque<String> lines = new ArrayDeque<>();
    List<Path> newestFirst = RotatingFile.oldestFirst(path, files).reversed();
    for (Path file : newestFirst) {
      if (lines.size() >= most) {
        break;
      }
      List<String> some = lastOf(file, most - lines.size());
      some.reversed().forEach(lines::addFirst);
    }
    return new ArrayList<>(lines);
  }

  /// Reads backwards block by block until there are lines enough.
  private static List<String> lastOf(Path path, int most) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      long from = file.length();
      byte[] tail = {};
      while (from > 0 && lineEnds(tail) <= most) {
        int size = (int) Math.min(BLOCK, from);
        from -= size;
        byte[] longer = new byte[size + tail.length];
        file.seek(from);
        file.readFully(longer, 0, size);
        System.arraycopy(tail, 0, longer, size, tail.length);
        tail = longer;
      }
      List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
  }

  private static int lineEnds(byte[] bytes) {
    int count = 0;
    for (byte each : bytes) {
      count += each == '\n' ? 1 : 0;
    }
    return count;
  }
}
