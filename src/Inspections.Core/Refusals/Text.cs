namespace Inspections.Core.Refusals;

/// <summary>The same in Chinese and in English.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>A name, a code or a day, which is the same in both.</summary>
    public static Text Same(string name) => new(name, name);

    /// <summary>What it is in one language.</summary>
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>Chinese with English beside it.</summary>
    public override string ToString() => $"{Zh} {En}";
}
