// attack: ends its own process
// held: nothing, it harms itself alone
// exit: None
// says: the strategy
import io.opentrade.strategy.*;

public class Exit implements Strategy {
  @Override
  public Plan signals(Data d) {
    try {
      Runtime.getRuntime().halt(0);
      return null;
    } catch (Exception failure) {
      throw new IllegalStateException("held: " + failure);
    }
  }
}
