package io.opentrade.server.app;

import io.opentrade.protocol.frame.Home;
import io.opentrade.server.text.Causes;
import io.opentrade.server.text.Phrase;
import io.opentrade.server.text.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;

/// Makes the folders of the home, each for the owner alone.
final class HomeFolders {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private HomeFolders() {}

  /// @return the user who owns the home, hence this daemon
  /// @throws StartRefused where a folder cannot be made, belongs to another or cannot be written
  static UserPrincipal prepare(Home home) throws StartRefused {
    int length = home.socket().toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > Home.SOCKET_PATH_LIMIT) {
      throw new StartRefused(
          Phrase.of(
              Sentence.DAEMON_SOCKET_TOO_LONG, length, Home.SOCKET_PATH_LIMIT, home.socket()));
    }
    try {
      for (Path folder : List.of(home.data(), home.state(), home.config(), home.run())) {
        prepare(folder);
      }
      return self(home.state());
    } catch (IOException unusable) {
      throw new StartRefused(Phrase.of(Sentence.DAEMON_HOME_UNUSABLE, Causes.of(unusable)));
    }
  }

  private static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    if (!Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(folder, OWNER_ONLY); // fails where it belongs to another
    }
  }

  /// Who this process is, asked by making a file, since the JDK has no call for it.
  private static UserPrincipal self(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, "probe", null);
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }
}
