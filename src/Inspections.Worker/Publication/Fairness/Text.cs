namespace Inspections.Worker.Publication.Fairness;

/// <summary>The same said in Chinese and in English.</summary>
internal readonly record struct Text(string Chinese, string English)
{
    /// <summary>Chinese with English beside it.</summary>
    public override string ToString() => $"{Chinese} {English}";
}
