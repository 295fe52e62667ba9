package io.opentrade.commands;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A command that shows a list: it can be sorted, filtered, and written as comma-separated values.
public abstract class ListCommand extends Command {
  @Option(names = "--sort", paramLabel = "FIELD")
  @Nullable String sort;

  @Option(names = "--where", paramLabel = "TEST")
  List<String> where = new ArrayList<>();

  @Option(names = "--csv")
  boolean csv;

  @Override
  Shape shape() {
    return new Shape(fields, csv, sort, where);
  }

  @Override
  boolean pages() {
    return true;
  }
}
