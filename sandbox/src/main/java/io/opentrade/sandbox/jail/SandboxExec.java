package io.opentrade.sandbox.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The wall of macOS: a Seatbelt profile that denies everything but reading what the cell names.
/// Written from Apple's profiles and the JDK's needs; it has not been tried on a Mac by its
/// authors, which is why a trial comes before every use.
record SandboxExec(Path program) implements Jail {
  private static final Path PROGRAM = Path.of("/usr/bin/sandbox-exec");

  /// What every program on macOS reads before its first line runs.
  private static final List<String> SYSTEM =
      List.of("/usr/lib", "/usr/share/icu", "/System/Library", "/private/var/db/dyld");

  static Wall.Finding probe() {
    if (!Files.isExecutable(PROGRAM)) {
      return new Wall.Finding.Missing("sandbox-exec is not there");
    }
    SandboxExec jail = new SandboxExec(PROGRAM);
    String complaint = Trial.of(jail);
    return complaint.isEmpty()
        ? new Wall.Finding.Standing(jail, "sandbox-exec")
        : new Wall.Finding.Missing("sandbox-exec fails (" + complaint + ")");
  }

  @Override
  public Layout layout(Cell cell) {
    return Layout.outside(cell);
  }

  @Override
  public Process start(Cell cell, List<String> program) throws IOException {
    List<String> command = new ArrayList<>(List.of(this.program.toString(), "-p", profile(cell)));
    command.addAll(ResourceLimits.wrap(program, cell.memoryMegabytes(), false));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    return builder.directory(Slot.data(cell.slot()).toFile()).start();
  }

  /// A profile in the language of Seatbelt: the last rule that fits decides.
  static String profile(Cell cell) {
    StringBuilder profile = new StringBuilder("(version 1)(deny default)");
    profile.append(
        "(allow sysctl-read)(allow process-info* (target self))(allow signal (target self))");
    profile.append("(allow file-read-metadata)");
    Stream.concat(
            SYSTEM.stream().map(Path::of),
            Stream.of(
                cell.javaHome(),
                cell.aotCache(),
                cell.jit(),
                cell.resources(),
                Slot.data(cell.slot())))
        .filter(path -> path != null)
        .forEach(
            path ->
                profile.append("(allow file-read* (subpath ").append(quoted(path)).append("))"));
    cell.classPath()
        .forEach(
            path ->
                profile.append("(allow file-read* (subpath ").append(quoted(path)).append("))"));
    for (String device : List.of("/dev/null", "/dev/random", "/dev/urandom")) {
      profile.append("(allow file-read* (literal \"").append(device).append("\"))");
    }
    profile.append("(allow file-write-data (literal \"/dev/null\"))");
    for (Path program :
        List.of(
            Path.of(SystemFiles.SHELL),
            Path.of("/bin/bash"),
            cell.javaHome().resolve("bin/java"))) {
      profile
          .append("(allow process-exec file-read* (literal ")
          .append(quoted(program))
          .append("))");
    }
    return profile.toString();
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String name() {
    return "sandbox-exec";
  }
}
