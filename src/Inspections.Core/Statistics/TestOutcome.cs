using System.Text.Json.Serialization;

namespace Inspections.Core.Statistics;

/// <summary>How a p-value was computed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TestMethod>))]
public enum TestMethod
{
    /// <summary>Chi-square, with the variance of drawing without replacement.</summary>
    ChiSquare,

    /// <summary>The exact distribution of the count, with no approximation.</summary>
    Exact,

    /// <summary>Kolmogorov-Smirnov.</summary>
    KolmogorovSmirnov,
}

/// <summary>Why there is no p-value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Untested>))]
public enum Untested
{
    /// <summary>The rules fix the outcome: no chance is involved.</summary>
    FixedByRule,

    /// <summary>There is only one group.</summary>
    OneGroup,

    /// <summary>Too few items for the approximation to hold.</summary>
    TooFew,
}

/// <summary>What came of a test: a p-value, or the reason why there is none.</summary>
public abstract record TestOutcome
{
    private TestOutcome()
    {
    }

    /// <summary>True for a p-value: whatever kinds there are, they are here.</summary>
    private protected abstract bool IsTested { get; }

    /// <summary>A p-value: how often a fair draw would look at least this uneven.</summary>
    /// <param name="Method">How it was computed.</param>
    /// <param name="Statistic">The statistic: chi-square, the count of the first group, or the largest distance.</param>
    /// <param name="Freedom">Degrees of freedom of chi-square, else 0.</param>
    /// <param name="Value">From 0 to 1.</param>
    public sealed record PValue(TestMethod Method, double Statistic, int Freedom, double Value) : TestOutcome
    {
        private protected override bool IsTested => true;
    }

    /// <summary>No p-value.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record None(Untested Reason) : TestOutcome
    {
        private protected override bool IsTested => false;
    }
}
