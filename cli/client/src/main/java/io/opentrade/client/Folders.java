package io.opentrade.client;

import io.opentrade.protocol.frame.Home;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/// The folders that must be there before a daemon can be started, for the owner alone.
final class Folders {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> AS_PRIVATE =
      PosixFilePermissions.asFileAttribute(PRIVATE);

  private Folders() {}

  /// Makes the folders of state and socket.
  ///
  /// @throws Trouble when one cannot be made or written, or belongs to somebody else
  static void prepare(Home home) throws Trouble {
    prepare(home.state());
    prepare(home.run());
  }

  private static void prepare(Path folder) throws Trouble {
    try {
      Files.createDirectories(folder, AS_PRIVATE);
      UserPrincipal owner = Files.getOwner(folder);
      if (!owner.equals(self(folder))) {
        throw others(folder, owner.getName());
      }
      if (!Files.getPosixFilePermissions(folder).equals(PRIVATE)) {
        Files.setPosixFilePermissions(folder, PRIVATE);
      }
    } catch (AccessDeniedException e) {
      throw Trouble.notAllowed(
          "cannot write in " + folder + ": permission denied",
          "Set OPENTRADE_HOME to a folder of your own.");
    } catch (IOException e) {
      throw Trouble.failed(
          "cannot use " + folder + ": " + reason(e), "Set OPENTRADE_HOME to another folder.");
    }
  }

  /// Who this process is, seen from a file that it has made, since the JDK has no call for it.
  private static UserPrincipal self(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", null);
    try {
      return Files.getOwner(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static Trouble others(Path folder, String owner) {
    return Trouble.notAllowed(
        folder + " belongs to " + owner + ", not to you",
        "Set OPENTRADE_HOME to a folder of your own.");
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder, and none can be made there";
    }
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(e.getMessage());
  }
}
