namespace Inspections.Worker.Files;

/// <summary>Refusals on their way to whoever asked.</summary>
internal static class RefusalErrors
{
    /// <summary>The exception that carries a refusal of this kind.</summary>
    public static UserErrorException Error(this RefusalKind kind, params IReadOnlyList<object?> values) => new(kind.Of(values));
}
