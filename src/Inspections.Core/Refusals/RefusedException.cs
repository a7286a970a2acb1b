namespace Inspections.Core.Refusals;

/// <summary>What was asked for is refused; nothing was changed.</summary>
public sealed class RefusedException : InvalidOperationException
{
    /// <summary>A refusal.</summary>
    /// <param name="refusal">Why, in both languages.</param>
    public RefusedException(Refusal refusal)
        : base(refusal?.ToString()) => Refusal = refusal ?? throw new ArgumentNullException(nameof(refusal));

    /// <summary>Why, in both languages, with an id that stays the same.</summary>
    public Refusal Refusal { get; }
}
