using System.Data;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;

namespace Inspections.Worker.Storage;

/// <summary>A parameter of a statement with its value; <paramref name="Type"/> where a null would not tell it.</summary>
internal sealed record StatementParameter(string Name, object? Value, DbType? Type = null);

/// <summary>The parameters of a statement: the names in its text, and the properties of an object that have these names.</summary>
internal static partial class StatementParameters
{
    /// <summary>Those of a statement, in the order in which its text first names them.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">An object with a property for each, whatever else it has.</param>
    /// <exception cref="InvalidOperationException">It has no such property.</exception>
    public static IReadOnlyList<StatementParameter> Of(string sql, object? values) =>
        [.. Properties(sql, values?.GetType() ?? typeof(object)).Select(p => Of(p, p.Name, values))];

    /// <summary>The properties of a type that a statement names.</summary>
    public static IReadOnlyList<PropertyInfo> Properties(string sql, Type type) =>
    [
        .. Parameter().Matches(sql).Select(p => p.Value).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(p => type.GetProperty(p[1..], BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) ?? throw new InvalidOperationException($"no value for {p}")),
    ];

    /// <summary>A property's value under a name.</summary>
    public static StatementParameter Of(PropertyInfo property, string name, object? values) =>
        new(name, property.GetValue(values), property.PropertyType == typeof(byte[]) ? DbType.Binary : null);

    /// <summary>The text with another name for each parameter.</summary>
    public static string Rename(string sql, Func<string, string> name) => Parameter().Replace(sql, p => "@" + name(p.Value[1..]));

    /// <summary>As Dapper takes them.</summary>
    public static DynamicParameters ForDapper(IEnumerable<StatementParameter> parameters)
    {
        var all = new DynamicParameters();
        foreach (StatementParameter parameter in parameters)
        {
            all.Add(parameter.Name, parameter.Value, parameter.Type);
        }

        return all;
    }

    [GeneratedRegex(@"@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
