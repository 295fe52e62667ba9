package io.opentrade.server.log;

import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.ForeignText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a rotating log: the newest lines without reading all of it, and what came after a mark,
/// also where the file was set aside meanwhile. Reading changes nothing.
public final class LogReader {
  /// A block of the file; what follows a mark is answered a block at a time.
  private static final int BLOCK = 64 * 1024;

  /// So many lines are searched where only some are wanted.
  private static final int SEARCHED = 20_000;

  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");
  private static final Pattern REQUEST = Pattern.compile("\"request\":\"([^\"]+)\"");
  private static final Pattern LEVEL = Pattern.compile("\"level\":\"([a-z]+)\"");

  private final Path path;
  private final int files;

  /// @param path the present file
  /// @param files as given to the `RotatingFile`
  public LogReader(Path path, int files) {
    this.path = path;
    this.files = files;
  }

  /// The lines that are asked for.
  ///
  /// @throws IOException where the log cannot be read
  public DaemonLogs.Reply read(DaemonLogs request) throws IOException {
    List<Path> oldestFirst = RotatingFile.oldestFirst(path, files);
    Page page =
        request.after() == null
            ? newest(oldestFirst, request)
            : following(oldestFirst, LogMark.of(request.after()));
    List<ForeignText> lines =
        page.lines().stream()
            .filter(line -> isWanted(line, request))
            .map(ForeignText::new)
            .toList();
    int from = request.after() == null ? Math.max(0, lines.size() - request.lines()) : 0;
    return new DaemonLogs.Reply(
        lines.subList(from, lines.size()),
        page.mark().toString(),
        new ForeignText(path.toString()));
  }

  private record Page(List<String> lines, LogMark mark) {}

  private Page newest(List<Path> oldestFirst, DaemonLogs request) throws IOException {
    boolean all = request.level() == null && request.since() == null && request.request() == null;
    int most = all ? request.lines() : SEARCHED;
    Deque<String> lines = new ArrayDeque<>();
    LogMark mark = new LogMark(0, 0);
    for (Path file : oldestFirst.reversed()) {
      if (mark.file() == 0) {
        mark = new LogMark(identity(file), Files.size(file));
      }
      if (lines.size() < most) {
        last(file, most - lines.size()).reversed().forEach(lines::addFirst);
      }
    }
    return new Page(new ArrayList<>(lines), mark);
  }

  /// Reads backwards block by block until there are lines enough.
  private static List<String> last(Path path, int most) throws IOException {
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

  /// A block of what follows the mark; all there is where the marked file is gone.
  private static Page following(List<Path> oldestFirst, LogMark mark) throws IOException {
    int at = 0;
    long offset = 0;
    for (int index = 0; index < oldestFirst.size(); index++) {
      if (identity(oldestFirst.get(index)) == mark.file()) {
        at = index;
        offset = mark.offset();
      }
    }
    for (; at < oldestFirst.size(); at++, offset = 0) {
      Path file = oldestFirst.get(at);
      String text = block(file, offset);
      if (!text.isEmpty() || at == oldestFirst.size() - 1) {
        long end = offset + text.getBytes(StandardCharsets.UTF_8).length;
        return new Page(text.lines().toList(), new LogMark(identity(file), end));
      }
    }
    return new Page(List.of(), mark);
  }

  /// Whole lines only; a line longer than a block is read as a whole.
  private static String block(Path path, long offset) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      for (long size = BLOCK; ; size *= 2) {
        long there = Math.clamp(file.length() - offset, 0, size);
        byte[] bytes = new byte[(int) there];
        file.seek(offset);
        file.readFully(bytes);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
          end--;
        }
        if (end > 0 || there < size) {
          return new String(bytes, 0, end, StandardCharsets.UTF_8);
        }
      }
    }
  }

  private static boolean isWanted(String line, DaemonLogs wanted) {
    return isGrave(line, wanted.level())
        && isLate(line, wanted.since())
        && isOf(line, wanted.request());
  }

  private static boolean isGrave(String line, @Nullable String least) {
    if (least == null) {
      return true;
    }
    Matcher level = LEVEL.matcher(line);
    return level.find() && LogLevel.of(level.group(1)).compareTo(LogLevel.of(least)) >= 0;
  }

  private static boolean isLate(String line, @Nullable Instant since) {
    if (since == null) {
      return true;
    }
    Matcher at = AT.matcher(line);
    return at.find() && !Instant.parse(at.group(1)).isBefore(since);
  }

  private static boolean isOf(String line, @Nullable String request) {
    if (request == null) {
      return true;
    }
    Matcher id = REQUEST.matcher(line);
    return id.find() && (id.group(1).equals(request) || id.group(1).endsWith("." + request));
  }

  private static long identity(Path file) throws IOException {
    return ((Number) Files.getAttribute(file, "unix:ino")).longValue();
  }
}
