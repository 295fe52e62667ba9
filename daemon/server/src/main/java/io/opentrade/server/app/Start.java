package io.opentrade.server.app;

import io.opentrade.protocol.frame.Home;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// What the daemon is started with.
///
/// @param environment of the process
/// @param lib the folder of the jars of all processes
/// @param version such as `0.1.0`
/// @param build hash of the code that runs
/// @param clock of the machine
record Start(
    Home home,
    Map<String, String> environment,
    Path lib,
    String version,
    String build,
    InstantSource clock) {
  Start {
    environment = Map.copyOf(environment);
  }

  /// From the environment and the system properties `opentrade.lib`, `.version`, `.build`.
  static Start ofProcess() {
    return ofProcess(InstantSource.system());
  }

  static Start ofProcess(InstantSource clock) {
    Map<String, String> environment = System.getenv();
    return new Start(
        Home.of(environment, System.getProperty("user.home", "/")),
        environment,
        Path.of(System.getProperty("opentrade.lib", "lib")).toAbsolutePath(),
        System.getProperty("opentrade.version", "development"),
        System.getProperty("opentrade.build", "development"),
        clock);
  }

  /// The folder to name to people: the one home, or the databases' where each kind has its own.
  Path shownHome() {
    String own = environment.get("OPENTRADE_HOME");
    Path data = home.data();
    Path parent = data.getParent();
    return own == null || own.isEmpty() || parent == null ? data : parent;
  }
}
