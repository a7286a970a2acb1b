namespace Inspections.Worker.Files;

/// <summary>The same in Chinese and in English.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>Chinese with English beside it.</summary>
    public override string ToString() => $"{Zh} {En}";
}
