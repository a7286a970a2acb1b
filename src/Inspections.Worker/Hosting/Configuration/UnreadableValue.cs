using System.Text.RegularExpressions;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>What a settings file says where something else has to stand, in the words of who wrote it.</summary>
internal static partial class UnreadableValue
{
    /// <summary>Why the settings are not used.</summary>
    /// <param name="file">The file.</param>
    /// <param name="prefix">The prefix of the environment's names.</param>
    /// <param name="error">What reading them failed with.</param>
    public static UserErrorException Error(string file, string prefix, Exception error) =>
        Message().Match(error.Message) is { Success: true } found
            ? ConfigurationRefusals.BadValue.Error(found.Groups["name"].Value.Replace(':', '.'), Needed(found.Groups["type"].Value), Printable.Shorten(found.Groups["value"].Value))
            : ConfigurationRefusals.Unreadable.Error(file, prefix, error.Message);

    private static Text Needed(string type) => type switch
    {
        _ when type.Contains("Int", StringComparison.Ordinal) => new("整数", "a whole number"),
        _ when type.Contains("Boolean", StringComparison.Ordinal) => new(" true 或 false", "true or false"),
        _ when type.Contains("TimeOnly", StringComparison.Ordinal) || type.Contains("TimeSpan", StringComparison.Ordinal) => new("时间，如 10:00", "a time such as 10:00"),
        _ when type.Contains("DateOnly", StringComparison.Ordinal) => new("日期，如 2026-01-31", "a date such as 2026-01-31"),
        _ => new("文档 docs/settings.md 所列的", "what docs/settings.md says"),
    };

    // As the binder of settings words it; another wording is passed on as it is.
    [GeneratedRegex(@"'(?<value>.*)' at '(?<name>[^']*)' to type '(?<type>[^']*)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Message();
}
