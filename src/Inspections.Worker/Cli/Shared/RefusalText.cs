using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Cli.Shared;

/// <summary>A refusal as the person at the terminal reads it: what is wrong and what to do, its id, and the command to type.</summary>
internal static class RefusalText
{
    /// <summary>Writes everything that was refused.</summary>
    public static void Write(TextWriter errors, UserErrorException refused)
    {
        foreach (string line in refused.Lines(errors))
        {
            errors.WriteLine(line);
        }

        foreach (Language language in errors.Languages())
        {
            foreach (Refusal refusal in refused.Refusals)
            {
                errors.WriteLine($"{refusal.Whole.In(language)} [{refusal.Id}]");
            }
        }

        foreach (string line in Hints(errors, refused.Refusals.Select(CommandHints.Find)))
        {
            errors.WriteLine(line);
        }
    }

    /// <summary>The commands that do what the problems of a file's rows ask for, each once.</summary>
    public static IEnumerable<string> Hints(TextWriter output, ProblemList problems) => Hints(output, [.. problems.Listed.Select(p => p.Id).OfType<string>()]);

    /// <summary>The commands for what is known by its id, a refusal or a condition, each once.</summary>
    public static IEnumerable<string> Hints(TextWriter output, params string[] ids) => Hints(output, ids.Distinct(StringComparer.Ordinal).Select(CommandHints.Find));

    /// <summary>Writes what was found in a file's rows, and the commands that its problems ask for.</summary>
    public static void Tell<T>(TextWriter errors, ImportedRows<T> read)
    {
        read.Tell(errors);
        foreach (string line in Hints(errors, read.Problems))
        {
            errors.WriteLine(line);
        }
    }

    private static IEnumerable<string> Hints(TextWriter output, IEnumerable<Text?> commands) =>
        commands.OfType<Text>().Distinct().SelectMany(c => output.Languages().Select(c.In)).Distinct(StringComparer.Ordinal).Select(c => $"  → {c}");
}
