using System.Text.RegularExpressions;
using Inspections.Worker.Storage;
using Microsoft.Data.SqlClient;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Inspections.Worker.Tests.Storage;

/// <summary>A statement, and the method that sends it.</summary>
internal sealed record SentStatement(string Method, string Sql);

/// <summary>
/// Every statement that the product can send to SQL Server, read from its compiled code: the constants in each method that
/// calls something that sends. The compiler lets nothing but a constant through <see cref="Session"/>, and a method with
/// another number of statements than calls is an error here, so none can be missed.
/// </summary>
internal static partial class SentStatements
{
    private static readonly string[] Elsewhere = ["Inspections.Worker.Storage.Sqlite", "Inspections.Worker.Storage.PostgreSql"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SentStatement> All { get; } = [.. Methods().SelectMany(m => Of(m, Constants(m)))];

    /// <summary>The methods whose statements cannot be told.</summary>
    public static IReadOnlyList<string> Untold { get; } =
        [.. Methods().Where(m => Constants(m).Count != m.Body.Instructions.Count(Sends)).Select(m => m.FullName)];

    /// <summary>A statement as it reaches the server: Dapper has written out its lists.</summary>
    public static string AsSent(string sql, params string[] list)
    {
        using var command = new SqlCommand(sql);
        foreach (Match match in Lists().Matches(sql))
        {
#pragma warning disable CS0618 // Dapper's own way of writing a list, called as Dapper calls it.
            Dapper.SqlMapper.PackListParameters(command, match.Groups["name"].Value, list);
#pragma warning restore CS0618
        }

        return command.CommandText;
    }

    private static IEnumerable<SentStatement> Of(MethodDefinition method, IEnumerable<string> statements) =>
        statements.Select(s => new SentStatement(method.FullName, s));

    private static IEnumerable<MethodDefinition> Methods() => AssemblyDefinition.ReadAssembly(typeof(Session).Assembly.Location)
        .MainModule.GetTypes()
        .Where(t => t.FullName != typeof(Session).FullName && t.FullName != typeof(SentTogether).FullName && !Elsewhere.Any(e => t.FullName.StartsWith(e, StringComparison.Ordinal)))
        .SelectMany(t => t.Methods)
        .Where(m => m.HasBody && m.Body.Instructions.Any(Sends));

    private static List<string> Constants(MethodDefinition method) =>
        [.. method.Body.Instructions.Select(i => i.Operand).OfType<string>().Where(s => Statement().IsMatch(s))];

    private static bool Sends(Instruction instruction) => instruction.Operand is MethodReference to
        && ((to.DeclaringType.FullName == typeof(Session).FullName && to.Name is nameof(Session.Query) or nameof(Session.Stream) or nameof(Session.Find) or nameof(Session.Execute) or nameof(Session.Send))
            || (to.DeclaringType.FullName == "Dapper.SqlMapper" && to.Name is not (nameof(Dapper.SqlMapper.GetRowParser) or $"set_{nameof(Dapper.SqlMapper.ConnectionStringComparer)}"))
            || to.Name == "set_CommandText");

    [GeneratedRegex(@"\A\s*(SELECT|INSERT|UPDATE|DELETE|WITH|DECLARE|EXEC|SET|IF|BEGIN|CREATE|ALTER|DROP|TRUNCATE|MERGE|PRAGMA)\s")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\bIN\s+@(?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Lists();
}
