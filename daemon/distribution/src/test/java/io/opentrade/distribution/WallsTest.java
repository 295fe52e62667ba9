package io.opentrade.distribution;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The walls between packages that Maven cannot see. Arrows point down; each rule says why.
final class WallsTest {
  /// The engine from the bottom up: a package may use those before it.
  private static final List<String> ENGINE =
      List.of(
          "domain",
          "strategy",
          "event",
          "order",
          "ledger",
          "risk",
          "core",
          "column",
          "indicator",
          "match",
          "sim",
          "backtest");

  /// What a class that is JDK only may not touch; annotations of JSpecify are not loaded.
  private static final List<String> OTHERS =
      List.of(
          "com.fasterxml..",
          "org.jline..",
          "picocli..",
          "io.opentrade.protocol",
          "io.opentrade.engine..",
          "io.opentrade.commands..");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.opentrade");

  @TestFactory
  Stream<DynamicTest> arrowsInTheEnginePointDown() {
    return ENGINE.stream()
        .filter(floor -> !floor.equals("backtest"))
        .map(
            floor ->
                wall(
                    engine(floor),
                    ENGINE.subList(ENGINE.indexOf(floor) + 1, ENGINE.size()).stream()
                        // A plan may name an indicator, so the two evaluate together.
                        .filter(above -> !(floor.equals("column") && above.equals("indicator")))
                        .map(WallsTest::engine)
                        .toList(),
                    floor + " stands below these floors"));
  }

  @TestFactory
  Stream<DynamicTest> whatStaysOutside() {
    return Stream.of(
        wall("io.opentrade.client..", OTHERS, "start-up time"),
        wall(
            "io.opentrade.protocol.frame..",
            OTHERS,
            "the client bundles this package and nothing else"),
        wall(
            "io.opentrade.engine..",
            List.of("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql.."),
            "the engine opens no file and no socket"),
        wall(
            "io.opentrade.engine..",
            List.of("java.util.concurrent.locks..", "java.util.concurrent.atomic.."),
            "the engine is a pure function of events, on one thread"),
        wall(
            "io.opentrade.commands..",
            List.of("java.sql..", "java.net.http..", "java.nio.channels.."),
            "the command line asks, it does not act"));
  }

  @TestFactory
  Stream<DynamicTest> ta4jStaysInItsRoom() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.opentrade.engine.indicator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ta4j..")
            .because("its definitions are references, its types are not ours");
    return Stream.of(test("ta4j", rule));
  }

  @TestFactory
  Stream<DynamicTest> librariesOfTheBotStayInTheirRooms() {
    return Stream.of(
        room("io.opentrade.server.telegram..", "org.telegram..", "the Bot API is its affair"),
        room("io.opentrade.commands.telegram..", "com.google.zxing..", "it draws one code"),
        room(
            "io.opentrade.server.telegram.picture..",
            "java.awt..",
            "it is loaded when a picture is asked for, and not before"));
  }

  private DynamicTest room(String room, String library, String reason) {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage(room)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because(reason);
    return test(library + ": " + reason, rule);
  }

  @TestFactory
  Stream<DynamicTest> theEngineHasNoClock() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.opentrade.engine..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Math.class, "random")
            .because("events carry their time, and seeds come from outside");
    return Stream.of(test("clock", rule));
  }

  private DynamicTest wall(String from, List<String> forbidden, String reason) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(from)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden.toArray(String[]::new))
            .allowEmptyShould(true)
            .because(reason);
    return test(from + ": " + reason, rule);
  }

  private DynamicTest test(String name, ArchRule rule) {
    return DynamicTest.dynamicTest(name, () -> rule.check(classes));
  }

  private static String engine(String floor) {
    return "io.opentrade.engine." + floor + "..";
  }
}
