package io.opentrade.scripting.guest;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/// A file system that holds nothing but the neighbours that came with a script, in memory. Nothing
/// can be written, and no other file exists, whatever path is asked for.
final class Neighbours implements FileSystem {
  /// The made-up folder they lie in.
  static final Path ROOT = Path.of("/strategy");

  private final Map<String, byte[]> files = new HashMap<>();

  /// From now on these can be read.
  ///
  /// @param modules texts by their path from the script's folder
  void allow(Map<String, String> modules) {
    modules.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The path from the script's folder; the path as it is where it lies elsewhere.
  static String key(String path) {
    Path whole = absolute(Path.of(path));
    return whole.startsWith(ROOT) ? ROOT.relativize(whole).toString() : path;
  }

  private static Path absolute(Path path) {
    return ROOT.resolve(path).normalize();
  }

  private byte[] bytes(Path path) throws NoSuchFileException {
    byte[] found = files.get(key(path.toString()));
    if (found == null) {
      throw new NoSuchFileException(path.toString());
    }
    return found;
  }

  @Override
  public Path parsePath(URI uri) {
    throw new UnsupportedOperationException("no URIs");
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    bytes(path);
    if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
      throw new SecurityException("read only");
    }
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return new Bytes(bytes(path));
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return absolute(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    bytes(path);
    return absolute(path);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Map.of("isRegularFile", true, "isDirectory", false, "size", (long) bytes(path).length);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new SecurityException("read only");
  }

  @Override
  public void delete(Path path) {
    throw new SecurityException("read only");
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) {
    throw new SecurityException("folders cannot be listed");
  }

  /// Bytes to be read.
  private static final class Bytes implements SeekableByteChannel {
    private final ByteBuffer bytes;

    Bytes(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public int read(ByteBuffer into) {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int count = Math.min(into.remaining(), bytes.remaining());
      into.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
      return count;
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return bytes.position();
    }

    @Override
    public SeekableByteChannel position(long position) {
      bytes.position((int) Math.min(position, bytes.limit()));
      return this;
    }

    @Override
    public long size() {
      return bytes.limit();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
