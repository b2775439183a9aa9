using System;
using System.Linq;
using System.Reflection;
using PartnerReferrals.Auth;
using PartnerReferrals.SignIn;

namespace PartnerReferrals.Contract.Tests.SignIn;

/// <summary>The isolated Auth assembly is reached by name from the other side of a load context: nothing of MSAL may show.</summary>
public class AuthSurfaceTests
{
    private static readonly Assembly Auth = typeof(MsalSignIn).Assembly;

    [Fact]
    public void Sign_in_can_be_made_by_name()
    {
        var made = Activator.CreateInstance(Auth.GetType("PartnerReferrals.Auth.MsalSignIn", throwOnError: true)!);

        Assert.IsType<ISignIn>(made, exactMatch: false);
    }

    [Fact]
    public void No_package_shows_in_the_public_surface()
    {
        Assert.Empty(Auth.GetExportedTypes());
        Type[] types = [typeof(MsalSignIn)];
        var shown = types
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)))
            .Concat(types.SelectMany(type => type.GetConstructors().SelectMany(ctor => ctor.GetParameters().Select(p => p.ParameterType))))
            .Concat(types.SelectMany(type => type.GetInterfaces().Append(type.BaseType!)))
            .Select(type => type.Assembly.GetName().Name!);

        Assert.All(shown, name => Assert.True(name.StartsWith("PartnerReferrals", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal), name));
    }
}
