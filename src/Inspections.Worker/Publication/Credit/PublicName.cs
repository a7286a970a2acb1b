using Inspections.Core.Directory;

namespace Inspections.Worker.Publication.Credit;

/// <summary>A firm's name as it may leave the bureau: an individual business (个体工商户) bears a person's name, which is never published.</summary>
internal static class PublicName
{
    public const string Individual = "个体工商户";

    // GB 32100: registered by market regulation (9) as an individual business (2).
    private const string IndividualPrefix = "92";

    public static string Of(Identifier firm, string? name) => IsIndividual(firm) ? Individual : name ?? firm.ToString();

    private static bool IsIndividual(Identifier firm) =>
        firm.ToString() is { Length: UnifiedSocialCreditCode.Length } code && code.StartsWith(IndividualPrefix, StringComparison.Ordinal);
}
