namespace Inspections.Worker.Files;

/// <summary>Shares in per cent, for people to read.</summary>
internal static class Percentage
{
    /// <summary>To two places; cut, never rounded up: what is short of the floor must not look as if it had reached it.</summary>
    /// <exception cref="DivideByZeroException">There is no whole.</exception>
    public static decimal Cut(long part, long whole) => part * 10_000 / whole / 100m;
}
