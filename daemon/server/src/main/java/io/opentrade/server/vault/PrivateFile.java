package io.opentrade.server.vault;

import io.opentrade.server.vault.VaultRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/// A file that its owner alone may read.
final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final long MOST_BYTES = 4L << 20;

  private PrivateFile() {}

  /// Reads a file of `owner` that nobody else may read or write.
  ///
  /// @throws VaultRefused ABSENT, NOT_PRIVATE or UNUSABLE
  static byte[] read(Path file, UserPrincipal owner) throws VaultRefused {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new VaultRefused(Reason.ABSENT, file.toString());
      }
      PosixFileAttributes facts =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!facts.isRegularFile() || !facts.owner().equals(owner)) {
        throw new VaultRefused(Reason.NOT_PRIVATE, file + " is not a file of yours");
      }
      if (facts.permissions().stream().anyMatch(right -> !isOwners(right))) {
        throw new VaultRefused(
            Reason.NOT_PRIVATE, "others may use " + file + ": chmod 600 '" + file + "'");
      }
      if (facts.size() > MOST_BYTES) {
        throw new VaultRefused(Reason.DAMAGED, file + " is too large");
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw unusable(file, failure);
    }
  }

  private static boolean isOwners(PosixFilePermission right) {
    return right.name().startsWith("OWNER_");
  }

  /// Replaces a file whole or not at all, and returns when it is on the disk.
  ///
  /// @throws VaultRefused UNUSABLE
  static void write(Path file, byte[] bytes) throws VaultRefused {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (FileChannel channel =
          FileChannel.open(
              part,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
        folder.force(true);
      }
    } catch (IOException failure) {
      throw unusable(file, failure);
    }
  }

  private static VaultRefused unusable(Path file, IOException failure) {
    return new VaultRefused(Reason.UNUSABLE, file + ": " + failure.getMessage());
  }
}
