import { Sidebar, SidebarItem } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  NavContentComponent,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';

/** The stock sidebar, whose item of notifications has no count and hears of no new one. */
const Nav: NavContentComponent = ({ navItems }) => {
  const notifications = navItems.take('page:notifications');
  return (
    <Sidebar>
      {navItems.rest().map(({ node, href, icon, title }) => (
        <SidebarItem
          key={node.spec.id}
          to={href}
          icon={() => icon}
          text={title}
        />
      ))}
      {notifications && <NotificationsSidebarItem />}
    </Sidebar>
  );
};

export const nav = createFrontendModule({
  pluginId: 'app',
  extensions: [NavContentBlueprint.make({ params: { component: Nav } })],
});
