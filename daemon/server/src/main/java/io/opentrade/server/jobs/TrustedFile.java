package io.opentrade.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;

/// The rule for AOT caches, which the JVM runs as they are: the file and every folder up to the
/// root belong to this user or to root, and nobody else can write to them.
final class TrustedFile {
  private TrustedFile() {}

  /// False also where there is no such file, or its owner cannot be read.
  static boolean isTrusted(Path file, UserPrincipal self) {
    try {
      Path real = file.toRealPath();
      UserPrincipal root = Files.getOwner(real.getRoot());
      for (Path part = real; part != null; part = part.getParent()) {
        PosixFileAttributes attributes =
            Files.readAttributes(part, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean ours = attributes.owner().equals(self) || attributes.owner().equals(root);
        boolean open =
            attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
        if (!ours || open) {
          return false;
        }
      }
      return Files.isRegularFile(real);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
