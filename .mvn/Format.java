import com.google.googlejavaformat.java.Formatter;

/// Checks that every Java file of the checkout is written as google-java-format writes it; with
/// `--write` it rewrites those that are not. Runs on JDK 25, whatever Maven itself runs on.
void main(String[] arguments) throws Exception {
  boolean write = List.of(arguments).contains("--write");
  Path root = Path.of(arguments[0]);
  var formatter = new Formatter();
  int wrong = 0;
  for (Path file : javaFiles(root)) {
    String before = Files.readString(file);
    String after = formatter.formatSourceAndFixImports(before);
    if (after.equals(before)) {
      continue;
    }
    wrong++;
    IO.println((write ? "formatted " : "not formatted: ") + root.relativize(file));
    if (write) {
      Files.writeString(file, after);
    }
  }
  if (wrong > 0 && !write) {
    IO.println("Run: mvn -N process-sources -Dformat=--write");
    System.exit(1);
  }
}

List<Path> javaFiles(Path root) throws IOException {
  try (Stream<Path> files = Files.walk(root)) {
    return files
        .filter(file -> file.toString().endsWith(".java") && !file.toString().contains("/target/"))
        .filter(file -> !root.relativize(file).startsWith(".mvn"))
        .sorted()
        .toList();
  }
}
