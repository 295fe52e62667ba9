package io.opentrade.sandbox.jail;

import io.opentrade.sandbox.kernel.Confinement;
import io.opentrade.sandbox.kernel.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/// A wall made of Landlock rules and a filter of system calls: the worker runs at the paths of this
/// machine but can open nothing but what the cell names, for reading, and has no sockets. It can
/// see whether other files exist, not what is in them.
public record Landlock(Machine machine) implements Jail {

  static Wall.Finding probe() {
    Optional<Machine> machine = Machine.here();
    if (machine.isEmpty()) {
      return new Wall.Finding.Missing("Landlock needs Linux on x86-64 or arm64");
    }
    int version = Confinement.landlockVersion(machine.get());
    String lacking = lacking(version);
    if (!lacking.isEmpty()) {
      return new Wall.Finding.Missing(lacking);
    }
    Landlock jail = new Landlock(machine.get());
    String complaint = jail.rehearse();
    return complaint.isEmpty()
        ? new Wall.Finding.Standing(jail, "Landlock version " + version + " with seccomp")
        : new Wall.Finding.Missing("Landlock is there but fails (" + complaint + ")");
  }

  /// What this version of Landlock lacks; the empty text for nothing. Version 0 is none.
  static String lacking(int version) {
    if (version >= Confinement.NEEDED_VERSION) {
      return "";
    }
    return version == 0
        ? "this kernel has no Landlock"
        : "this kernel's Landlock (version "
            + version
            + ") leaves signals and sockets open; version 6 (Linux 6.12) is needed";
  }

  /// Starts a process freely first: whatever a JVM does only once for that must be done by a thread
  /// that may open files.
  private String rehearse() {
    String complaint = Trial.of(new Unwalled());
    return complaint.isEmpty() ? Trial.of(this) : complaint;
  }

  @Override
  public Layout layout(Cell cell) {
    return Layout.outside(cell);
  }

  /// The process ends with the thread that started it, so that thread waits for its end.
  @Override
  public Process start(Cell cell, List<String> program) throws IOException {
    Confinement confinement =
        new Confinement(machine, readable(cell), List.of(SystemFiles.NULL_DEVICE));
    ProcessBuilder builder =
        new ProcessBuilder(ResourceLimits.wrap(program, cell.memoryMegabytes(), false))
            .directory(Slot.data(cell.slot()).toFile());
    builder.environment().clear();
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("worker-jailer")
        .start(() -> confineAndStart(confinement, builder, started));
    try {
      return started.join();
    } catch (CompletionException failure) {
      throw new IOException(failure.getCause());
    } finally {
      confinement.close();
    }
  }

  private static void confineAndStart(
      Confinement confinement, ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      confinement.enter();
      Process process = builder.start();
      started.complete(process);
      process.waitFor();
    } catch (IOException | RuntimeException failure) {
      started.completeExceptionally(failure);
    } catch (InterruptedException _) {
      // Nobody interrupts this thread; if somebody does, the worker ends with it.
    }
  }

  private static List<Path> readable(Cell cell) {
    List<Path> paths = new ArrayList<>(SystemFiles.libraries());
    paths.add(Path.of(SystemFiles.SHELL));
    paths.addAll(SystemFiles.READ_ONLY_DEVICES);
    paths.add(cell.javaHome());
    paths.addAll(SystemFiles.outsideOfJavaHome(cell.javaHome()));
    paths.addAll(cell.classPath());
    Stream.of(cell.aotCache(), cell.jit(), cell.resources())
        .filter(path -> path != null)
        .forEach(paths::add);
    paths.add(Slot.data(cell.slot()));
    return paths;
  }

  @Override
  public String name() {
    return "landlock";
  }
}
