using Inspections.Worker.Files;

namespace Inspections.Worker.Cli.Shared;

/// <summary>A refusal as the person at the terminal reads it: what is wrong and what to do, its id, and the command to type.</summary>
internal static class RefusalText
{
    /// <summary>Writes everything that was refused.</summary>
    public static void Write(TextWriter errors, UserErrorException refused)
    {
        foreach (string line in refused.Lines)
        {
            errors.WriteLine(line);
        }

        if (refused.Refusals.Count == 0)
        {
            errors.WriteLine(refused.Message);
        }

        foreach (Language language in errors.Languages())
        {
            foreach (Refusal refusal in refused.Refusals)
            {
                errors.WriteLine($"{refusal.Whole.In(language)} [{refusal.Id}]");
            }
        }

        foreach (Text command in refused.Refusals.Select(CommandHints.Find).OfType<Text>().Distinct())
        {
            foreach (string form in errors.Languages().Select(command.In).Distinct(StringComparer.Ordinal))
            {
                errors.WriteLine($"  → {form}");
            }
        }
    }
}
