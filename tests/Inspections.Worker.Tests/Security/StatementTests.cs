using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Inspections.Worker.Storage;
using NetArchTest.Rules;
using Xunit;

namespace Inspections.Worker.Tests.Security;

/// <summary>No statement is ever put together from values.</summary>
public sealed class StatementTests
{
    private static readonly Assembly Worker = typeof(Database).Assembly;

    /// <summary>Statements reach a database through a session only, so that its rules hold for all of them.</summary>
    [Fact]
    public void Only_the_storage_speaks_to_a_database() => Assert.Empty(Types.InAssembly(Worker)
        .That().DoNotResideInNamespaceStartingWith("Inspections.Worker.Storage")
        .And().HaveDependencyOnAny("Dapper", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite.SqliteCommand", "System.Data.Common.DbCommand")
        .GetTypes().Select(t => t.FullName));

    /// <summary>The analyzer that refuses statements made at run time (CA1857) is an error in this repository; it looks at this attribute.</summary>
    [Fact]
    public void Every_statement_a_session_takes_must_be_a_constant()
    {
        ParameterInfo[] statements = [.. typeof(Session).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SelectMany(m => m.GetParameters()).Where(p => p.ParameterType == typeof(string))];
        Assert.NotEmpty(statements);
        Each.Of(statements, p => Assert.NotNull(p.GetCustomAttribute<ConstantExpectedAttribute>()));
    }
}
