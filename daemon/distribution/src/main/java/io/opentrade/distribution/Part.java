package io.opentrade.distribution;

import io.opentrade.client.DaemonLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One folder of `lib`.
///
/// @param name of the folder
/// @param jars what belongs in it
record Part(String name, List<Path> jars) {

  /// The client lives for a moment: the smallest collector, and constructors called by reflection
  /// without code made for each. Whether it compiles, the launcher decides by the command: for the
  /// many that print a page, even the first compiler costs more than it saves. A passphrase may be
  /// typed into it: no debugger, no crash file, and a native call that closes its memory.
  static final List<String> CLIENT_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xmx64m",
          "-Xlog:disable",
          "-XX:+DisableAttachMechanism",
          "-XX:ErrorFile=/dev/null",
          "--enable-native-access=ALL-UNNAMED",
          "-Djdk.reflect.useNativeAccessorOnly=true");

  /// All parts, from where the modules have left them.
  ///
  /// @throws IOException when a module was not built
  static List<Part> all(Path root, String version) throws IOException {
    return List.of(
        process("client", root.resolve("cli/client"), "opentrade-client-" + version),
        process("repl", root.resolve("cli/repl"), "opentrade-repl-" + version),
        process("daemon", root.resolve("daemon/server"), "opentrade-server-" + version),
        process("research", root.resolve("daemon/research"), "opentrade-research-" + version),
        process("worker", root.resolve("scripting"), "opentrade-scripting-" + version),
        new Part("jit", DaemonLaunch.jars(root.resolve("daemon/distribution/target/jit"))));
  }

  private static Part process(String name, Path module, String artifact) throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(module.resolve("target").resolve(artifact + ".jar"));
    Path dependencies = module.resolve("target/lib");
    if (Files.isDirectory(dependencies)) {
      jars.addAll(DaemonLaunch.jars(dependencies));
    }
    return new Part(name, List.copyOf(jars));
  }
}
