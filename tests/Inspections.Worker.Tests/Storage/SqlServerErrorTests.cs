using System.Reflection;
using Inspections.Worker.Files;
using Inspections.Worker.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

/// <summary>What the server's errors are taken for. There is no server here: the client's own exceptions carry the numbers that a server would send.</summary>
public sealed class SqlServerErrorTests
{
    private static readonly SqlServerDialect Dialect = new("Server=db;Database=inspections;User ID=u;Password=not-a-secret");

    /// <summary>Number, whether the transaction is begun again, and what is said when it stays so.</summary>
    [Theory]
    [InlineData(1205, true, "DB-021")] // Deadlock.
    [InlineData(3960, true, "DB-021")] // Update conflict.
    [InlineData(1222, true, "DB-010")] // Lock time-out.
    [InlineData(-2, true, "DB-011")] // Time-out.
    [InlineData(10053, true, "DB-011")] // Broken connections.
    [InlineData(10054, true, "DB-011")]
    [InlineData(10060, true, "DB-011")]
    [InlineData(6005, true, "DB-011")] // Shutting down.
    [InlineData(40197, true, "DB-011")] // Azure SQL.
    [InlineData(40501, true, "DB-021")]
    [InlineData(40613, true, "DB-021")]
    [InlineData(10928, true, "DB-021")]
    [InlineData(10929, true, "DB-021")]
    [InlineData(49918, true, "DB-021")]
    [InlineData(49919, true, "DB-021")]
    [InlineData(49920, true, "DB-021")]
    [InlineData(4221, true, "DB-021")]
    [InlineData(976, true, "DB-011")] // Availability groups.
    [InlineData(978, true, "DB-011")]
    [InlineData(979, true, "DB-011")]
    [InlineData(983, true, "DB-011")]
    [InlineData(41305, true, "DB-011")]
    [InlineData(18456, false, "DB-008")] // Wrong password.
    [InlineData(4060, false, "DB-006")] // No such database.
    [InlineData(911, false, "DB-006")]
    [InlineData(229, false, "DB-009")] // No right.
    [InlineData(262, false, "DB-009")]
    [InlineData(2627, false, null)] // A constraint: a fault of the program, and never begun again.
    [InlineData(547, false, null)]
    [InlineData(208, false, null)]
    public void Every_number_is_begun_again_or_said_in_one_message(int number, bool isTransient, string? refusal)
    {
        SqlException error = Error(number);
        Assert.Equal(isTransient, Dialect.IsTransient(error));
        UserErrorException? explained = Dialect.Explain(error);
        Assert.Equal(refusal, explained?.Id);
        Assert.DoesNotContain("not-a-secret", explained?.Message ?? "", StringComparison.Ordinal);
        Assert.True(explained is null || explained.Nature == RefusalNature.State, "not exit code 1");
    }

    [Fact]
    public void A_severity_that_ends_the_connection_is_a_broken_one_whatever_its_number()
    {
        Assert.True(Dialect.IsDisconnected(Error(823, severity: 24)));
        Assert.False(Dialect.IsDisconnected(Error(823, severity: 16)));
        Assert.False(Dialect.IsDisconnected(Error(1205)));
    }

    [Fact]
    public void A_lock_that_is_not_granted_is_said_with_who_may_hold_it()
    {
        UserErrorException busy = Dialect.Explain(new ServerBusyException(-1))!;
        Assert.Equal("DB-010", busy.Id);
        Assert.Contains("docs/databases.md", busy.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_query_for_whoever_holds_the_lock_is_the_servers_language()
    {
        string guide = File.ReadAllText(Repository.At("docs", "databases.md"));
        string query = guide.Split("-- SQL Server\n")[1].Split("```")[0];
        Assert.Contains("'APPLICATION'", query, StringComparison.Ordinal);
        Tsql.Parse(query);
    }

    [Theory]
    [InlineData("Server=db;User ID=u;Password=p", "DB-005")]
    [InlineData("Server=db;Database=master;User ID=u;Password=p", "DB-005")]
    [InlineData("Server=db;Initial Catalog=TempDB;User ID=u;Password=p", "DB-005")]
    [InlineData("Server=db;Databse=inspections", "DB-014")]
    [InlineData("Server=db;Command Timeout=soon;Database=inspections", "DB-014")]
    public void A_connection_that_cannot_be_used_is_refused_before_anything_is_opened(string connection, string refusal) =>
        Assert.Equal(refusal, Assert.Throws<UserErrorException>(() => new SqlServerDialect(connection)).Id);

    /// <summary>The scheduler and the pool get the same as every transaction; whoever only looks for the database has no pool.</summary>
    [Theory]
    [InlineData("Server=db;Database=inspections", "inspections", 30)]
    [InlineData("Server=db;Database=inspections;Command Timeout=120;Application Name=bureau", "bureau", 120)]
    public void The_application_has_a_name_and_a_statement_the_time_that_is_set(string connection, string name, int seconds)
    {
        var used = new SqlConnectionStringBuilder(new SqlServerDialect(connection).ConnectionString);
        Assert.Equal((name, seconds), (used.ApplicationName, used.CommandTimeout));
        using var probe = new SqlConnection(used.ConnectionString);
        using SqlCommand command = probe.CreateCommand();
        Assert.Equal(seconds, command.CommandTimeout);
    }

    private static SqlException Error(int number, byte severity = 16)
    {
        const BindingFlags Inner = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        object Made(Type type, params (Type Type, object Value)[] known)
        {
            ConstructorInfo constructor = type.GetConstructors(Inner).OrderByDescending(c => c.GetParameters().Length).First();
            int next = 0;
            return constructor.Invoke([.. constructor.GetParameters().Select(p => next < known.Length && p.ParameterType == known[next].Type ? known[next++].Value
                : p.HasDefaultValue ? p.DefaultValue : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        }

        object one = Made(
            typeof(SqlError), (typeof(int), number), (typeof(byte), (byte)1), (typeof(byte), severity), (typeof(string), "db"), (typeof(string), "said by the server"), (typeof(string), ""), (typeof(int), 1));
        object all = Made(typeof(SqlErrorCollection));
        typeof(SqlErrorCollection).GetMethod("Add", Inner)!.Invoke(all, [one]);
        MethodInfo create = typeof(SqlException).GetMethods(Inner).First(m => m.Name == "CreateException" && m.GetParameters() is [{ ParameterType.Name: nameof(SqlErrorCollection) }, { ParameterType.Name: "String" }]);
        return (SqlException)create.Invoke(null, [all, "16"])!;
    }
}
