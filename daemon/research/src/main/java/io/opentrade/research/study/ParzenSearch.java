package io.opentrade.research.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Bayesian search by a tree-structured Parzen estimator: the tried points are parted into the best
/// quarter and the rest; of points drawn from a density over the good ones, the one is tried that
/// the good density favours most over the other. Axes are taken as independent.
///
/// Source: J. Bergstra, R. Bardenet, Y. Bengio and B. Kégl, "Algorithms for Hyper-Parameter
/// Optimization", NIPS 2011.
final class ParzenSearch implements Search {
  private static final int CANDIDATES = 24;
  private static final int BATCH = 4;
  private static final double GOOD = 0.25;

  private record Tried(int[] point, double score) {}

  private final Space space;
  private final Random random;
  private final int trials;
  private final int first;
  private final List<Tried> tried = new ArrayList<>();
  private final Set<String> named = new HashSet<>();

  ParzenSearch(Space space, int trials, long seed) {
    this.space = space;
    this.random = new Random(seed);
    this.trials = Math.min(trials, space.size());
    this.first = Math.min(this.trials, Math.max(10, this.trials / 5));
  }

  @Override
  public List<int[]> next() {
    List<int[]> points = new ArrayList<>();
    boolean blind = tried.size() < first;
    int batch = Math.min(blind ? first - tried.size() : BATCH, trials - named.size());
    List<Tried> ranked =
        tried.stream().sorted((a, b) -> Double.compare(worth(b.score), worth(a.score))).toList();
    while (points.size() < batch) {
      points.add(unnamed(blind ? anywhere() : promising(ranked)));
    }
    return points;
  }

  private static double worth(double score) {
    return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
  }

  private int[] anywhere() {
    return space.point(random.nextInt(space.size()));
  }

  /// The point, or another by chance where it was named before.
  private int[] unnamed(int[] wanted) {
    int[] point = wanted;
    while (!named.add(space.key(point))) {
      point = anywhere();
    }
    return point;
  }

  private int[] promising(List<Tried> ranked) {
    int count = Math.max(2, (int) Math.ceil(GOOD * Math.sqrt(ranked.size()) * 2));
    List<Tried> good = ranked.subList(0, Math.min(count, ranked.size()));
    List<Tried> rest = ranked.subList(good.size(), ranked.size());
    int[] best = anywhere();
    double most = Double.NEGATIVE_INFINITY;
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      int[] point = drawn(good);
      double favour = density(point, good) - density(point, rest);
      if (favour > most && !named.contains(space.key(point))) {
        most = favour;
        best = point;
      }
    }
    return best;
  }

  private int[] drawn(List<Tried> good) {
    int[] point = new int[space.axes().size()];
    for (int axis = 0; axis < point.length; axis++) {
      int size = space.axes().get(axis).size();
      int centre = good.get(random.nextInt(good.size())).point()[axis];
      double shift = random.nextGaussian() * width(axis, good.size());
      boolean ordered = space.axes().get(axis).ordered();
      point[axis] =
          ordered
              ? Math.clamp(Math.round(centre + shift), 0, size - 1)
              : random.nextDouble() < 0.8 ? centre : random.nextInt(size);
    }
    return point;
  }

  private double width(int axis, int points) {
    return Math.max(0.7, space.axes().get(axis).size() / 2.0 / Math.sqrt(points + 1.0));
  }

  /// The logarithm of a mixture of one kernel a point, and one that is flat.
  private double density(int[] at, List<Tried> points) {
    double logarithm = 0;
    for (int axis = 0; axis < at.length; axis++) {
      int size = space.axes().get(axis).size();
      double width = width(axis, points.size());
      double sum = 1.0 / size;
      for (Tried each : points) {
        double distance = (at[axis] - each.point()[axis]) / width;
        sum +=
            space.axes().get(axis).ordered()
                ? StrictMath.exp(-distance * distance / 2) / (width * 2.5066282746310002)
                : at[axis] == each.point()[axis] ? 0.8 : 0.2 / size;
      }
      logarithm += StrictMath.log(sum / (points.size() + 1));
    }
    return logarithm;
  }

  @Override
  public void told(int[] point, double score) {
    tried.add(new Tried(point, score));
  }
}
