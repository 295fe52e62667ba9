package io.opentrade.server.backup;

import io.opentrade.protocol.Progress;
import io.opentrade.server.backup.BackupFailure.Reason;
import io.opentrade.server.vault.SealedStream;
import io.opentrade.server.vault.Secret;
import io.opentrade.server.vault.VaultRefused;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A backup as one file: a zip archive of the manifest and the files it lists, sealed as a whole
/// where there is a passphrase, and behind it the SHA-256 of all that.
final class Archive {
  private static final int MOST_MANIFEST = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final int HASH_BYTES = 32;
  private static final String UNIT = "bytes";

  private Archive() {}

  /// Whether it takes a passphrase to read it.
  static boolean isSealed(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      return SealedStream.begins(in.readNBytes(8));
    }
  }

  /// Writes one. It appears whole or not at all.
  ///
  /// @param folder the files that the manifest lists
  /// @param passphrase null to leave it open
  static void write(
      Path archive, Manifest manifest, Path folder, @Nullable Secret passphrase, Progress progress)
      throws IOException, VaultRefused, InterruptedException {
    Path part = archive.resolveSibling(archive.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (FileChannel channel =
          FileChannel.open(
              part,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        var plain =
            new DigestOutputStream(
                new KeptOpen(Channels.newOutputStream(channel)), Folders.sha256());
        try (OutputStream out = passphrase == null ? plain : SealedStream.seal(plain, passphrase);
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER))) {
          fill(zip, manifest, folder, progress);
        }
        channel.write(ByteBuffer.wrap(plain.getMessageDigest().digest()));
        channel.force(true);
      }
      Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
      Folders.force(archive.toAbsolutePath().getParent());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void fill(ZipOutputStream zip, Manifest manifest, Path folder, Progress progress)
      throws IOException, InterruptedException {
    zip.setLevel(Deflater.BEST_SPEED);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(manifest.print());
    zip.closeEntry();
    Counter counter = new Counter(progress, manifest.bytes());
    for (Manifest.Item item : manifest.files()) {
      zip.putNextEntry(new ZipEntry(item.name()));
      try (InputStream in = Files.newInputStream(folder.resolve(item.name()))) {
        counter.copy(in, zip, item.bytes());
      }
      zip.closeEntry();
    }
  }

  /// Unpacks one and compares all of it with its manifest.
  ///
  /// @param folder an empty one
  static Manifest read(Path archive, Path folder, @Nullable Secret passphrase, Progress progress)
      throws BackupFailure, InterruptedException {
    try {
      demandWhole(archive);
    } catch (IOException unreadable) {
      throw new BackupFailure(Reason.BROKEN, archive + ": " + unreadable.getMessage());
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        ZipInputStream zip = new ZipInputStream(opened(archive, raw, passphrase))) {
      return unpack(zip, folder, progress);
    } catch (IOException | IllegalArgumentException broken) {
      throw new BackupFailure(Reason.BROKEN, archive + ": " + broken.getMessage());
    }
  }

  /// The last bytes are the hash of all before them: a zip archive checks its contents alone.
  private static void demandWhole(Path archive) throws IOException {
    long bytes = Files.size(archive) - HASH_BYTES;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
      MessageDigest digest = Folders.sha256();
      byte[] buffer = new byte[BUFFER];
      for (long left = bytes; left > 0; ) {
        int count = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        if (count == 0) {
          break;
        }
        digest.update(buffer, 0, count);
        left -= count;
      }
      if (bytes < 0 || !MessageDigest.isEqual(digest.digest(), in.readNBytes(HASH_BYTES))) {
        throw new IOException("it was changed or cut off, or is no backup");
      }
    }
  }

  private static InputStream opened(Path archive, InputStream raw, @Nullable Secret passphrase)
      throws IOException, BackupFailure {
    if (!isSealed(archive)) {
      return raw;
    }
    if (passphrase == null) {
      throw new BackupFailure(Reason.SEALED, archive + " is sealed with a passphrase");
    }
    try {
      return SealedStream.open(raw, passphrase);
    } catch (VaultRefused refused) {
      Reason reason =
          refused.reason() == VaultRefused.Reason.WRONG_KEY ? Reason.SEALED : Reason.BROKEN;
      throw new BackupFailure(reason, archive + ": " + refused.getMessage());
    }
  }

  private static Manifest unpack(ZipInputStream zip, Path folder, Progress progress)
      throws IOException, InterruptedException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(Manifest.NAME)) {
      throw new IOException("it is no backup");
    }
    byte[] text = zip.readNBytes(MOST_MANIFEST + 1);
    if (text.length > MOST_MANIFEST) {
      throw new IOException("its list of contents is too long");
    }
    Manifest manifest = Manifest.parse(text);
    Counter counter = new Counter(progress, manifest.bytes());
    for (Manifest.Item item : manifest.files()) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || !entry.getName().equals(item.name())) {
        throw new IOException(item.name() + " is missing");
      }
      Path file = folder.resolve(item.name());
      String hash;
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
        hash = HexFormat.of().formatHex(counter.copy(zip, out, item.bytes()));
      }
      if (zip.read() >= 0 || !hash.equals(item.sha256())) {
        throw new IOException(item.name() + " is not what was saved");
      }
    }
    if (zip.getNextEntry() != null) {
      throw new IOException("it holds more than it lists");
    }
    return manifest;
  }

  /// Copies and counts; an interruption ends it.
  private static final class Counter {
    private final Progress progress;
    private final long total;
    private long done;

    Counter(Progress progress, long total) {
      this.progress = progress;
      this.total = total;
    }

    /// @return the SHA-256 of what was copied
    byte[] copy(InputStream in, OutputStream out, long bytes)
        throws IOException, InterruptedException {
      var digest = Folders.sha256();
      byte[] buffer = new byte[BUFFER];
      long left = bytes;
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          break;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        out.write(buffer, 0, count);
        digest.update(buffer, 0, count);
        left -= count;
        done += count;
        progress.at(new Progress.Step(done, total, UNIT, null));
      }
      return digest.digest();
    }
  }

  /// The file below is forced to the disk after all is written, hence closed by another.
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
