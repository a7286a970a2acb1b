namespace Inspections.Core.Verification;

/// <summary>A check needs something that is not published, or whose own check already fails; it stays incomplete.</summary>
#pragma warning disable CA1032, RCS1194 // Thrown and caught inside one verification, always with both texts.
internal sealed class UnavailableException(string expected, string found) : Exception($"{expected}: {found}")
#pragma warning restore CA1032, RCS1194
{
    public string Expected { get; } = expected;

    public string Found { get; } = found;
}
