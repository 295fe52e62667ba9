package io.opentrade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads what a worker uses up. It is made when the worker is ready: from then on the worker can
/// start no further process, so that its family stays as it is.
final class Meter {
  private final List<ProcessHandle> family;

  Meter(ProcessHandle process) {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      family = new ArrayList<>(descendants.toList());
    }
    family.add(process);
  }

  /// The wall's own processes count too; they use next to nothing.
  Usage read() {
    return family.stream().map(Meter::read).reduce(Usage.NONE, Usage::plus);
  }

  /// Processor time alone, which is read sooner than all there is.
  Duration processor() {
    return family.stream().map(Meter::processor).reduce(Duration.ZERO, Duration::plus);
  }

  /// The numbers by which the system knows them.
  List<Long> processes() {
    return family.stream().map(ProcessHandle::pid).toList();
  }

  private static Duration processor(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Usage read(ProcessHandle process) {
    long kilobytes = 0;
    int threads = 0;
    try (Stream<String> lines = Files.lines(Path.of("/proc", process.pid() + "", "status"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("VmRSS:")) {
          kilobytes = number(line);
        } else if (line.startsWith("Threads:")) {
          threads = (int) number(line);
        }
      }
    } catch (IOException | java.io.UncheckedIOException _) {
      // It has ended, or this system has no such file.
    }
    return new Usage(processor(process), kilobytes << 10, threads);
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }
}
