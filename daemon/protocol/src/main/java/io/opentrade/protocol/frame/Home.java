package io.opentrade.protocol.frame;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folders of one person's OpenTrade, each for the owner alone (mode 0700). With
/// `OPENTRADE_HOME` all are below it; without, they are where the XDG base directories say.
/// Resolving touches no file.
///
/// @param data databases
/// @param state logs and locks
/// @param config settings
/// @param run the socket
public record Home(Path data, Path state, Path config, Path run) {

  /// The most bytes of a socket's path: the kernel takes 107 on Linux, 103 on macOS.
  public static final int SOCKET_PATH_LIMIT = 100;

  /// Resolves the folders.
  ///
  /// @param environment `OPENTRADE_HOME` (relative: meant from the current folder) or
  ///     `XDG_DATA_HOME`, `XDG_STATE_HOME`, `XDG_CONFIG_HOME`, `XDG_RUNTIME_DIR` (relative ones
  ///     are ignored, as the XDG specification wants)
  /// @param userHome the person's home folder: system property `user.home`
  public static Home of(Map<String, String> environment, String userHome) {
    String own = environment.get("OPENTRADE_HOME");
    if (own != null && !own.isEmpty()) {
      Path home = Path.of(own).toAbsolutePath().normalize();
      return new Home(
          home.resolve("data"), home.resolve("state"), home.resolve("config"), home.resolve("run"));
    }
    Path state = folder(environment.get("XDG_STATE_HOME"), userHome, ".local/state");
    String runtime = environment.get("XDG_RUNTIME_DIR");
    return new Home(
        folder(environment.get("XDG_DATA_HOME"), userHome, ".local/share"),
        state,
        folder(environment.get("XDG_CONFIG_HOME"), userHome, ".config"),
        absolute(runtime) ? Path.of(runtime, "opentrade") : state);
  }

  /// The socket on which the daemon listens. A path of more than [#SOCKET_PATH_LIMIT] bytes cannot
  /// be used.
  public Path socket() {
    return run.resolve("daemon.sock");
  }

  /// Locked by the daemon for as long as it lives: one daemon for each home.
  public Path daemonLock() {
    return state.resolve("daemon.lock");
  }

  /// Locked by a client while it starts the daemon, so that concurrent clients start one.
  public Path startLock() {
    return state.resolve("start.lock");
  }

  /// Standard output and error of the daemon while it starts. A daemon that cannot start writes why
  /// as its last line there, for the person who waits.
  public Path startLog() {
    return state.resolve("daemon-start.log");
  }

  private static Path folder(@Nullable String base, String userHome, String otherwise) {
    return absolute(base) ? Path.of(base, "opentrade") : Path.of(userHome, otherwise, "opentrade");
  }

  private static boolean absolute(@Nullable String path) {
    return path != null && path.startsWith("/");
  }
}
