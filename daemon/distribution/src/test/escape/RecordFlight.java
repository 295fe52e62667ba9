// attack: has the flight recorder write a file
// wall: yes
// exit: 1
import io.opentrade.strategy.*;

public class RecordFlight implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      try (var recording = new jdk.jfr.Recording()) {
        recording.start();
        recording.dump(java.nio.file.Path.of("$OUT$"));
      }
      throw new AssertionError("ESC" + "APED a recording");
    } catch (Throwable failure) {
      if (String.valueOf(failure.getMessage()).startsWith("ESC" + "APED")) {
        throw new IllegalStateException(failure.getMessage());
      }
      throw new IllegalStateException("held: " + failure);
    }
  }
}
