package io.opentrade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rule for code and AOT caches, which the JVM runs as they are: the file and every folder up
/// to the root belong to this user or to root, and nobody else can write to them. A sticky folder
/// of root, such as `/tmp`, is fine: there nobody can replace what belongs to another.
public final class TrustedFile {
  private static final int STICKY = 0x200;

  private TrustedFile() {}

  /// The file, or null where there is none or it is not to be trusted.
  public static @Nullable Path orNull(Path file) {
    return isTrusted(file) ? file : null;
  }

  /// False also where there is no such file, or its owner cannot be read.
  public static boolean isTrusted(Path file) {
    try {
      Path real = file.toRealPath();
      UserPrincipal self =
          real.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name"));
      UserPrincipal root = Files.getOwner(real.getRoot());
      for (Path part = real; part != null; part = part.getParent()) {
        if (!isTrusted(part, self, root)) {
          return false;
        }
      }
      return Files.isRegularFile(real);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }

  private static boolean isTrusted(Path part, UserPrincipal self, UserPrincipal root)
      throws IOException {
    Map<String, Object> facts =
        Files.readAttributes(part, "unix:owner,permissions,mode", LinkOption.NOFOLLOW_LINKS);
    Object owner = facts.get("owner");
    if (!root.equals(owner) && !self.equals(owner)) {
      return false;
    }
    boolean sticky =
        facts.get("mode") instanceof Integer mode && (mode & STICKY) != 0 && root.equals(owner);
    return sticky
        || !(facts.get("permissions") instanceof Set<?> permissions
            && (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)));
  }
}
