namespace Inspections.Core.Refusals;

/// <summary>What was asked for is refused; nothing was changed.</summary>
public class RefusedException : InvalidOperationException
{
    /// <summary>A refusal.</summary>
    /// <param name="refusal">Why, in both languages.</param>
    /// <param name="inner">What it was noticed by.</param>
    /// <exception cref="ArgumentNullException">There is no refusal.</exception>
    public RefusedException(Refusal refusal, Exception? inner = null)
        : base(refusal?.ToString(), inner) => Refusal = refusal ?? throw new ArgumentNullException(nameof(refusal));

    /// <summary>Why, in both languages, with an id that stays the same.</summary>
    public Refusal Refusal { get; }

    /// <summary>What it is due to: a place that could not be read may be tried again, what was asked for in vain is refused every time.</summary>
    public RefusalNature Nature => Refusal.Kind.Nature;
}
