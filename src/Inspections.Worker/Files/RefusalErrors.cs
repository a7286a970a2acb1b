namespace Inspections.Worker.Files;

/// <summary>Refusals on their way to whoever asked.</summary>
internal static class RefusalErrors
{
    /// <summary>The exception that carries a refusal of this kind.</summary>
    public static UserErrorException Error(this RefusalKind kind, params IReadOnlyList<object?> values) => new(kind.Of(values));

    /// <summary>What the library refused, as the worker's own refusals are.</summary>
    public static UserErrorException AsError(this RefusedException refused) => refused as UserErrorException ?? new UserErrorException([refused.Refusal], refused);
}
