package io.opentrade.server.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Lines appended to a file that is set aside when it has grown: `daemon.log`, then
/// `daemon.log.1` (the newest of the old ones), `daemon.log.2`… Safe for use by many threads.
public final class RotatingFile implements AutoCloseable {
  private final Path path;
  private final long most;
  private final int files;
  private final ReentrantLock lock = new ReentrantLock();
  private OutputStream stream; // no channel: an interrupted thread would close that for everybody
  private long size;
  private long lost;

  /// @param most bytes of one file, unless a single line is longer
  /// @param files kept, the present one included; at least 1
  public RotatingFile(Path path, long most, int files) throws IOException {
    this.path = path;
    this.most = most;
    this.files = files;
    this.stream = open();
  }

  /// Appends the bytes at once. Where that fails the line is lost and counted, since a full disk
  /// must not stop the work that is reported on.
  public void append(byte[] line) {
    lock.lock();
    try {
      if (Files.notExists(path)) {
        stream.close(); // deleted meanwhile: what is written there is seen by nobody
        stream = open();
      }
      if (size > 0 && size + line.length > most) {
        rotate();
      }
      stream.write(line);
      size += line.length;
    } catch (IOException _) {
      lost++;
    } finally {
      lock.unlock();
    }
  }

  /// Lines that could not be written since the start.
  public long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /// The files there are now, the oldest first.
  public static List<Path> oldestFirst(Path path, int files) {
    List<Path> there = new ArrayList<>();
    for (int age = files - 1; age >= 0; age--) {
      Path file = aged(path, age);
      if (Files.exists(file)) {
        there.add(file);
      }
    }
    return there;
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      stream.close();
    } finally {
      lock.unlock();
    }
  }

  private void rotate() throws IOException {
    stream.close();
    if (files == 1) {
      Files.deleteIfExists(path);
    }
    for (int age = files - 2; age >= 0; age--) {
      Path file = aged(path, age);
      if (Files.exists(file)) {
        Files.move(file, aged(path, age + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    stream = open();
  }

  private static Path aged(Path path, int age) {
    return age == 0 ? path : path.resolveSibling(path.getFileName() + "." + age);
  }

  private OutputStream open() throws IOException {
    if (!Files.exists(path)) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    size = Files.size(path);
    return new FileOutputStream(path.toFile(), true);
  }
}
