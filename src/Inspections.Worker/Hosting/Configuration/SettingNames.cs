using System.Collections;
using System.Reflection;
using Inspections.Worker.Files;

namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Points out names that are no setting, with the nearest one that is: a misspelt setting would otherwise do nothing, silently.</summary>
internal static class SettingNames
{
    private const int Near = 2;

    /// <summary>Checks every name in the bureau's file.</summary>
    /// <exception cref="UserErrorException">One is no setting.</exception>
    public static void Check(IConfiguration file) => Check<WorkerSettings>(file, WorkerSettings.FileName);

    /// <summary>Checks every name in another file of settings.</summary>
    /// <exception cref="UserErrorException">One is no setting.</exception>
    public static void Check<T>(IConfiguration file, string where) => CheckSection(file, typeof(T), where);

    /// <summary>Checks the names in the environment. Other programs may share the prefix: only what is nearly a setting is taken for one.</summary>
    /// <exception cref="UserErrorException">One is nearly a setting.</exception>
    public static void CheckEnvironment(IConfiguration variables)
    {
        string[] known = [.. Members(typeof(WorkerSettings)).Keys];
        foreach (string name in variables.GetChildren().Select(c => c.Key).Except(known, StringComparer.OrdinalIgnoreCase))
        {
            if (Distance(name, Nearest(name, known)) <= Near)
            {
                throw Unknown(WorkerSettings.EnvironmentPrefix + name, new Text("环境变量", "the environment"), WorkerSettings.EnvironmentPrefix + Nearest(name, known).ToUpperInvariant());
            }
        }
    }

    private static void CheckSection(IConfiguration section, Type type, string where)
    {
        Dictionary<string, Type> members = Members(type);
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!members.TryGetValue(child.Key, out Type? member))
            {
                throw Unknown(child.Key, where, Nearest(child.Key, members.Keys));
            }

            string path = $"{where}: {child.Key}";
            if (Item(member) is { } item)
            {
                foreach (IConfigurationSection element in child.GetChildren().Where(_ => IsOwn(item)))
                {
                    CheckSection(element, item, path);
                }
            }
            else if (IsOwn(member))
            {
                CheckSection(child, member, path);
            }
        }
    }

    private static Dictionary<string, Type> Members(Type type) =>
        Settings(type).ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.OrdinalIgnoreCase);

    /// <summary>What may be set of a type: its own members, and those of its features' options.</summary>
    internal static IEnumerable<PropertyInfo> Settings(Type type) =>
        type.GetProperties().Where(p => p.CanWrite).Concat(FeaturesOf(type).SelectMany(p => Settings(p.PropertyType)));

    /// <summary>The options of every feature.</summary>
    internal static IEnumerable<object> Features(WorkerSettings settings) => FeaturesOf(typeof(WorkerSettings)).Select(p => p.GetValue(settings)!);

    private static IEnumerable<PropertyInfo> FeaturesOf(Type type) => type.GetProperties().Where(p => p.IsDefined(typeof(FeatureSettingsAttribute), inherit: false));

    // What a list or the values of a dictionary hold.
    internal static Type? Item(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[^1] : null;

    internal static bool IsOwn(Type type) => type.IsClass && type.Assembly == typeof(SettingNames).Assembly;

    private static string Nearest(string name, IEnumerable<string> known) => known.MinBy(k => Distance(name, k))!;

    // Levenshtein's, without regard to case.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            (int corner, row[0]) = (row[0], i);
            for (int j = 1; j <= b.Length; j++)
            {
                int change = corner + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                (corner, row[j]) = (row[j], int.Min(change, int.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[b.Length];
    }

    private static UserErrorException Unknown(string name, object where, string nearest) => ConfigurationRefusals.UnknownName.Error(where, name, nearest);
}
