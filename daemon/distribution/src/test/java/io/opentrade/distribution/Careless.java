package io.opentrade.distribution;

/// A process with a secret that keeps nobody out: what [MemoryThief] must be able to find, or its
/// finding nothing elsewhere would say nothing.
final class Careless {
  private Careless() {}

  /// @param arguments halves of the secret, which its command line does not show whole
  public static void main(String[] arguments) throws InterruptedException {
    String secret = String.join("", arguments);
    System.out.println("holds " + secret.length());
    Thread.sleep(600_000);
    System.out.println(secret);
  }
}
