package io.opentrade.research.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// Evolutionary search: CMA-ES over the indices of the values, each axis scaled to 0 … 1, rounded
/// to the nearest value.
///
/// Source: N. Hansen, "The CMA Evolution Strategy: A Tutorial", arXiv:1604.00772; the letters and
/// default settings are those of its table 1, without negative weights.
final class CovarianceSearch implements Search {
  private record Offspring(RealVector step, int[] point, double score) {}

  private final Space space;
  private final Random random;
  private final int n;
  private final int lambda;
  private final double[] weights;
  private final double muEff;
  private final double cSigma;
  private final double dSigma;
  private final double cC;
  private final double c1;
  private final double cMu;
  private final double chiN;

  private int left;
  private int generation;
  private double sigma = 0.3;
  private RealVector mean;
  private RealVector pSigma;
  private RealVector pC;
  private RealMatrix covariance;
  private final List<RealVector> steps = new ArrayList<>();
  private final List<Offspring> born = new ArrayList<>();

  CovarianceSearch(Space space, int trials, long seed) {
    this.space = space;
    this.random = new Random(seed);
    this.left = trials;
    n = space.axes().size();
    lambda = 4 + (int) (3 * StrictMath.log(n));
    int mu = lambda / 2;
    weights = new double[mu];
    Arrays.setAll(weights, i -> StrictMath.log((lambda + 1) / 2.0) - StrictMath.log(i + 1.0));
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, i -> weights[i] / sum);
    muEff = 1 / Arrays.stream(weights).map(weight -> weight * weight).sum();
    cSigma = (muEff + 2) / (n + muEff + 5);
    dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
    cC = (4 + muEff / n) / (n + 4 + 2 * muEff / n);
    c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff);
    cMu = Math.min(1 - c1, 2 * (0.25 + muEff + 1 / muEff - 2) / ((n + 2.0) * (n + 2) + muEff));
    chiN = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
    mean = new ArrayRealVector(n, 0.5);
    pSigma = new ArrayRealVector(n);
    pC = new ArrayRealVector(n);
    covariance = MatrixUtils.createRealIdentityMatrix(n);
  }

  @Override
  public List<int[]> next() {
    if (!born.isEmpty()) {
      evolve();
    }
    steps.clear();
    born.clear();
    List<int[]> points = new ArrayList<>();
    RealMatrix root = root(false);
    for (int child = 0; child < Math.min(lambda, left); child++) {
      RealVector normal = new ArrayRealVector(n);
      for (int axis = 0; axis < n; axis++) {
        normal.setEntry(axis, random.nextGaussian());
      }
      RealVector step = root.operate(normal);
      steps.add(step);
      points.add(rounded(mean.add(step.mapMultiply(sigma))));
    }
    left -= points.size();
    return points;
  }

  private int[] rounded(RealVector place) {
    int[] point = new int[n];
    for (int axis = 0; axis < n; axis++) {
      int last = space.axes().get(axis).size() - 1;
      point[axis] = Math.clamp(Math.round(place.getEntry(axis) * last), 0, last);
    }
    return point;
  }

  @Override
  public void told(int[] point, double score) {
    born.add(new Offspring(steps.get(born.size()), point, score));
  }

  private void evolve() {
    generation++;
    List<Offspring> best =
        born.stream()
            .sorted(
                Comparator.comparingDouble(
                        (Offspring child) ->
                            Double.isNaN(child.score) ? Double.NEGATIVE_INFINITY : child.score)
                    .reversed())
            .limit(weights.length)
            .toList();
    RealVector shift = new ArrayRealVector(n);
    for (int i = 0; i < best.size(); i++) {
      shift = shift.add(best.get(i).step.mapMultiply(weights[i]));
    }
    mean = mean.add(shift.mapMultiply(sigma));
    for (int axis = 0; axis < n; axis++) {
      mean.setEntry(axis, Math.clamp(mean.getEntry(axis), 0, 1));
    }
    pSigma =
        pSigma
            .mapMultiply(1 - cSigma)
            .add(root(true).operate(shift).mapMultiply(Math.sqrt(cSigma * (2 - cSigma) * muEff)));
    double length = pSigma.getNorm();
    double faded = 1 - StrictMath.pow(1 - cSigma, 2.0 * generation);
    boolean calm = length / Math.sqrt(faded) < (1.4 + 2.0 / (n + 1)) * chiN;
    pC = pC.mapMultiply(1 - cC);
    if (calm) {
      pC = pC.add(shift.mapMultiply(Math.sqrt(cC * (2 - cC) * muEff)));
    }
    RealMatrix spread = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < best.size(); i++) {
      RealVector step = best.get(i).step;
      spread = spread.add(step.outerProduct(step).scalarMultiply(weights[i]));
    }
    double kept = 1 - c1 - cMu + (calm ? 0 : c1 * cC * (2 - cC));
    covariance =
        covariance
            .scalarMultiply(kept)
            .add(pC.outerProduct(pC).scalarMultiply(c1))
            .add(spread.scalarMultiply(cMu));
    sigma *= StrictMath.exp(Math.min(1, cSigma / dSigma * (length / chiN - 1)));
    // Steps below half a value would try the same points over and over.
    sigma = Math.clamp(sigma, 0.5 / longest(), 0.5);
  }

  private int longest() {
    return space.axes().stream().mapToInt(Axis::size).max().orElse(2);
  }

  /// The symmetric root of the covariance, or the inverse of that.
  private RealMatrix root(boolean inverse) {
    RealMatrix symmetric = covariance.add(covariance.transpose()).scalarMultiply(0.5);
    EigenDecomposition parts = new EigenDecomposition(symmetric);
    double[] roots = parts.getRealEigenvalues();
    for (int i = 0; i < roots.length; i++) {
      double root = Math.sqrt(Math.max(roots[i], 1e-12));
      roots[i] = inverse ? 1 / root : root;
    }
    RealMatrix diagonal = MatrixUtils.createRealDiagonalMatrix(roots);
    return parts.getV().multiply(diagonal).multiply(parts.getVT());
  }
}
