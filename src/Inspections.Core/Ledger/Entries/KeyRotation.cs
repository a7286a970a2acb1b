namespace Inspections.Core.Ledger.Entries;

/// <summary>Which key may follow which (protocol section 10): a rotation is to a new key only, or a lost one could come back.</summary>
internal static class KeyRotation
{
    /// <summary>Null when <paramref name="next"/> may follow <paramref name="earlier"/>, else what is expected.</summary>
    /// <param name="earlier">Every key entry before it.</param>
    /// <param name="next">The new keys; its recovery key may stay the same.</param>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    public static string? Refuse(IEnumerable<KeyBody> earlier, KeyBody next)
    {
        ArgumentNullException.ThrowIfNull(next);
        VerifierKey? old = earlier.SelectMany(k => new[] { k.Key, k.Recovery }).FirstOrDefault(next.Key.IsSameKeyAs);
        return old is null ? null : $"a new key; {old.KeyId} was named before";
    }
}
