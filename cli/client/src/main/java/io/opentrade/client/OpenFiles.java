package io.opentrade.client;

import io.opentrade.protocol.frame.FileData;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Files that the daemon has open through the client, by handle. All methods throw [IOException]
/// with a message for people.
final class OpenFiles {
  private final Path folder;
  private final Map<Integer, Open> open = new HashMap<>();
  private int last;

  private sealed interface Open permits Input, OutputTarget {}

  /// @param mayWait whether reading can take for ever: not a regular file
  private record Input(String name, InputStream stream, boolean mayWait) implements Open {}

  /// @param folder where relative paths are meant from
  OpenFiles(Path folder) {
    this.folder = folder;
  }

  /// Opens a file; `-` is standard input or output.
  ///
  /// @return its handle
  synchronized int open(String path, boolean write) throws IOException {
    Open file;
    try {
      file = write ? OutputTarget.open(path, folder) : input(path);
    } catch (IOException | RuntimeException e) {
      throw told(write ? "write" : "read", path, e);
    }
    open.put(++last, file);
    return last;
  }

  /// Whether reading it may take for ever.
  synchronized boolean mayWait(int handle) {
    return open.get(handle) instanceof Input input && input.mayWait();
  }

  /// Reads on; an empty piece at the end.
  FileData read(int handle, int limit) throws IOException {
    if (!(find(handle) instanceof Input input)) {
      throw new IOException("this file is open for writing");
    }
    byte[] buffer = new byte[limit];
    try {
      int length = input.stream().read(buffer);
      return new FileData(Arrays.copyOf(buffer, Math.max(0, length)), length < 0);
    } catch (IOException e) {
      throw told("read", input.name(), e);
    }
  }

  /// Appends.
  void write(int handle, byte[] data) throws IOException {
    if (!(find(handle) instanceof OutputTarget output)) {
      throw new IOException("this file is open for reading");
    }
    try {
      output.write(data);
    } catch (IOException e) {
      throw told("write", output.name(), e);
    }
  }

  /// Closes.
  ///
  /// @param commit whether a written file takes its name now
  void close(int handle, boolean commit) throws IOException {
    Open file = find(handle);
    synchronized (this) {
      open.remove(handle);
    }
    switch (file) {
      case Input input -> input.stream().close();
      case OutputTarget output -> {
        try {
          output.close(commit);
        } catch (IOException e) {
          throw told("write", output.name(), e);
        }
      }
    }
  }

  /// Drops what is half written.
  synchronized void abandon() {
    for (Open file : open.values()) {
      if (file instanceof OutputTarget output) {
        output.discard();
      }
    }
    open.clear();
  }

  private synchronized Open find(int handle) throws IOException {
    Open file = open.get(handle);
    if (file == null) {
      throw new IOException("no file is open as " + handle);
    }
    return file;
  }

  private Input input(String path) throws IOException {
    if (path.equals("-") || path.equals("/dev/stdin")) {
      return new Input("standard input", new FileInputStream(FileDescriptor.in), true);
    }
    Path file = folder.resolve(path);
    if (Files.isDirectory(file)) {
      throw new FileSystemException(path, null, "it is a folder");
    }
    return new Input(path, new FileInputStream(file.toFile()), !Files.isRegularFile(file));
  }

  /// The cause in words: those of the JDK are often a bare path.
  private static IOException told(String verb, String path, Exception cause) {
    return new IOException("cannot " + verb + " " + path + ": " + reason(path, cause), cause);
  }

  private static String reason(String path, Exception cause) {
    String text = String.valueOf(cause.getMessage());
    if (cause instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException system) {
      @Nullable String reason = system.getReason();
      return reason == null ? text : reason;
    }
    int bracket = text.lastIndexOf('('); // "data.csv (No such file or directory)"
    return text.startsWith(path) || bracket > 0
        ? text.substring(bracket + 1).replace(")", "")
        : text;
  }

  /// A file being written.
  private static final class OutputTarget implements Open {
    private final String name;
    private final FileOutputStream stream;
    private final @Nullable Path temporary;
    private final @Nullable Path target;

    private OutputTarget(
        String name, FileOutputStream stream, @Nullable Path temporary, @Nullable Path target) {
      this.name = name;
      this.stream = stream;
      this.temporary = temporary;
      this.target = target;
    }

    static OutputTarget open(String path, Path folder) throws IOException {
      if (path.equals("-") || path.equals("/dev/stdout")) {
        return new OutputTarget(
            "standard output", new FileOutputStream(FileDescriptor.out), null, null);
      }
      if (path.equals("/dev/stderr")) {
        return new OutputTarget(
            "standard error", new FileOutputStream(FileDescriptor.err), null, null);
      }
      Path file = folder.resolve(path);
      if (Files.isDirectory(file)) {
        throw new FileSystemException(path, null, "it is a folder");
      }
      boolean exists = Files.exists(file);
      if (path.startsWith("/dev/") || (exists && !Files.isRegularFile(file))) {
        return new OutputTarget(path, new FileOutputStream(file.toFile()), null, null);
      }
      Path target = exists ? file.toRealPath() : file; // a link stays a link
      if (exists && !Files.isWritable(target)) {
        throw new AccessDeniedException(path);
      }
      return beside(path, target, exists);
    }

    private static OutputTarget beside(String name, Path target, boolean exists)
        throws IOException {
      Path temporary =
          target.resolveSibling(
              "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      Files.deleteIfExists(temporary); // of a process that had the same number once
      Files.createFile(temporary);
      temporary.toFile().deleteOnExit();
      try {
        if (exists) {
          Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
        }
        return new OutputTarget(name, new FileOutputStream(temporary.toFile()), temporary, target);
      } catch (IOException e) {
        Files.deleteIfExists(temporary);
        throw e;
      }
    }

    String name() {
      return name;
    }

    void write(byte[] data) throws IOException {
      stream.write(data);
    }

    void close(boolean commit) throws IOException {
      if (temporary == null || target == null) {
        if (!name.startsWith("standard ")) {
          stream.close();
        }
        return;
      }
      if (!commit) {
        discard();
        return;
      }
      try {
        stream.getFD().sync();
        stream.close();
        Files.move(temporary, target, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        discard();
        throw e;
      }
    }

    void discard() {
      if (temporary == null) {
        return;
      }
      try {
        stream.close();
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        return; // what is left has a name that says that it is a part
      }
    }
  }
}
